namespace Icaro.Package.Tests;

/// <summary>A clean Debian with systemd, and the package in root's home directory.</summary>
public sealed class CleanMachine : IAsyncLifetime
{
    private Machine? _machine;

    /// <summary>Namespaces and the package manager need root.</summary>
    private static bool IsPossible => Environment.IsPrivilegedProcess && IsDebian12;

    private static bool IsDebian12 =>
        File.Exists("/etc/os-release") && File.ReadLines("/etc/os-release").Contains("VERSION_CODENAME=bookworm");

    public async ValueTask InitializeAsync()
    {
        if (!IsPossible)
            return;
        var root = Path.Combine(Repository.Root, "artifacts", "debian");
        var cleanRoot = Path.Combine(Repository.Root, "tests", "Package.Tests", "clean-root");
        await Tool.RunAsync("/", cleanRoot, [root], TestContext.Current.CancellationToken);
        _machine = await Machine.BootAsync(root, await PackageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_machine is not null)
            await _machine.DisposeAsync();
    }

    /// <inheritdoc cref="Machine.RunAsync"/>
    internal Task<string> RunAsync(string script)
    {
        Assert.SkipUnless(IsPossible, "A machine can be booted by root on Debian 12 only.");
        return _machine!.RunAsync(script);
    }

    /// <summary>The package that `./icaro test` has built, or else a new one.</summary>
    private static async Task<string> PackageAsync()
    {
        if (Environment.GetEnvironmentVariable("ICARO_PACKAGE") is { Length: > 0 } built)
            return built;
        var folder = Path.Combine(Repository.Root, "artifacts");
        var icaro = Path.Combine(Repository.Root, "icaro");
        await Tool.RunAsync("/", icaro, ["package", "--version", "1.0.0", "--output", folder], TestContext.Current.CancellationToken);
        return Path.Combine(folder, "icaro-aspire_1.0.0_amd64.deb");
    }
}
