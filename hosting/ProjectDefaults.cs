namespace Icaro.Hosting;

internal static class ProjectDefaults
{
    /// <summary>
    /// Starts each project's program itself, without <c>dotnet run</c> between: 70 MB and a second less for each replica, and the
    /// process that is stopped or killed is the service.
    /// </summary>
    public static void StartProjectsDirectly(this IDistributedApplicationBuilder builder)
    {
        foreach (var project in builder.Resources.OfType<ProjectResource>())
        {
            builder.CreateResourceBuilder(project)
                .WithLaunchToolArgs(context =>
                {
                    context.Args.Add("exec");
                    context.Args.Add(AssemblyOf(project.GetProjectMetadata().ProjectPath));
                })
                // Services speak plain http; asked for one, Aspire warns of a missing certificate in console and dashboard.
                .WithoutHttpsCertificate()
                .WithSmallMachineSettings()
                // Milliseconds. The dashboard stops at the same time; a service that waits for it longer is killed.
                .WithEnvironment("OTEL_EXPORTER_OTLP_TIMEOUT", "1000");
        }
    }

    /// <summary>Beside the project, in the configuration of the AppHost: bin/Release/net10.0.</summary>
    private static string AssemblyOf(string project)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        return Path.Combine(
            Path.GetDirectoryName(project)!, "bin", output.Parent!.Name, output.Name, Path.GetFileNameWithoutExtension(project) + ".dll");
    }
}
