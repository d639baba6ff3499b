using System.Runtime.InteropServices;
using Icaro.Local.NativeServers;

namespace Aspire.Hosting.Local;

/// <summary>Starts one replica of a project in the project's folder, as <c>dotnet run</c> does, but without building it.</summary>
internal static class ProjectLauncher
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>The AppHost's own configuration is not its children's: they get what AppHost.cs gives them.</summary>
    private static readonly string[] OwnConfiguration =
        ["Parameters__", "ConnectionStrings__", "ASPNETCORE_", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE", "ASPIRE_", "OTEL_"];

    public static async Task<RunningReplica> LaunchAsync(Launch launch, CancellationToken cancellationToken)
    {
        var project = launch.Resource.Annotations.OfType<IProjectMetadata>().Single();
        if (!File.Exists(project.AssemblyPath))
            throw new DistributedApplicationException($"'{launch.Resource.Name}' is not built: there is no {project.AssemblyPath}.");

        var environment = new Dictionary<string, string?>(NotInherited());
        foreach (var (name, value) in await ResourceEnvironment.ResolveAsync(launch, cancellationToken))
            environment[name] = value;

        var process = ManagedProcess.Start(new ProcessLaunch
        {
            FileName = DotnetHost,
            Arguments = [project.AssemblyPath],
            WorkingDirectory = Path.GetDirectoryName(project.ProjectPath)!,
            Environment = environment,
            Log = launch.Log,
        });
        return new(process, stopNow => process.StopAsync(Grace, stopNow));
    }

    /// <summary>The host that runs this program, so that a service runs on the same .NET.</summary>
    private static string DotnetHost { get; } = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private static IEnumerable<KeyValuePair<string, string?>> NotInherited() =>
        from name in Environment.GetEnvironmentVariables().Keys.Cast<string>()
        where OwnConfiguration.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        select KeyValuePair.Create(name, (string?)null);
}
