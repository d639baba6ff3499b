using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Icaro.AppHost.Tests;

/// <summary>What is published for those who run containers: a change of it is to be seen in a review.</summary>
public sealed partial class ManifestTests
{
    private static readonly string Golden = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../aspire-manifest.json"));

    [Fact]
    public async Task The_manifest_is_the_one_in_the_repository()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "manifest.json");
        using var publish = Process.Start(RunningAppHost.Program, ["--operation", "publish", "--step", "publish-manifest", "--output-path", file]);
        await publish.WaitForExitAsync(TestContext.Current.CancellationToken);

        var manifest = WaysUp().Replace(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), "");
        Assert.Equal(await File.ReadAllTextAsync(Golden, TestContext.Current.CancellationToken), manifest);
    }

    /// <summary>Paths of projects are relative to the manifest.</summary>
    [GeneratedRegex(@"(\.\./)+")]
    private static partial Regex WaysUp();
}
