using System.Reflection;

namespace Icaro.Hosting;

/// <summary>Whether containers can run on this machine.</summary>
internal static class ContainerEngine
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);
    private static bool? _answers;

    /// <summary>
    /// Asks DCP, which starts the containers: a client such as docker may be installed without an engine behind it. Asked once a process.
    /// </summary>
    public static bool Answers(IDistributedApplicationBuilder builder) => _answers ??= Ask(DcpPath(builder));

    private static string DcpPath(IDistributedApplicationBuilder builder) =>
        builder.Configuration["DcpPublisher:CliPath"]
        ?? builder.AppHostAssembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
            .SingleOrDefault(metadata => string.Equals(metadata.Key, "dcpclipath", StringComparison.OrdinalIgnoreCase))?.Value
        ?? throw new DistributedApplicationException("The AppHost was built without the path of DCP.");

    private static bool Ask(string dcp)
    {
        using var process = Process.Start(new ProcessStartInfo(dcp, "info") { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Timeout))
        {
            process.Kill(entireProcessTree: true);
            return false;
        }
        using var info = JsonDocument.Parse(output.Result);
        return info.RootElement.GetProperty("containers").GetProperty("running").GetBoolean();
    }
}
