using Aspire.Hosting.Testing;
using Microsoft.Extensions.Logging;

namespace Icaro.Testing;

public static class SystemBuilder
{
    public const string AdminPassword = "a password for tests only";

    /// <typeparam name="TAppHost">Projects.AppHost, of a project that refers to it.</typeparam>
    /// <param name="arguments">Of the AppHost, such as <c>--Demo=false</c>.</param>
    /// <param name="configure">Changes what AppHost.cs says.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<RunningSystem> BuildAsync<TAppHost>(
        IEnumerable<string> arguments, Action<IDistributedApplicationTestingBuilder> configure, CancellationToken cancellationToken)
        where TAppHost : class
    {
        var data = new TemporaryFolder();
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<TAppHost>(
            [$"--Data={data.Path}", $"--Parameters:admin-password={AdminPassword}", .. arguments], cancellationToken);
        builder.Services.AddLogging(logging => logging
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None)
            .AddFilter("AppHost.Resources", LogLevel.None));
        // As with a dashboard: what waits for a resource that is down waits until somebody has started it.
        builder.Services.Configure<ResourceNotificationServiceOptions>(
            options => options.DefaultWaitBehavior = WaitBehavior.WaitOnResourceUnavailable);
        // No dashboard listens, but the services are told of one.
        foreach (var project in builder.Resources.OfType<ProjectResource>())
            builder.Project(project.Name).WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", "");
        configure(builder);
        return new(await builder.BuildAsync(cancellationToken), data);
    }

    /// <summary>A service of AppHost.cs, to change what it is given.</summary>
    public static IResourceBuilder<ProjectResource> Project(this IDistributedApplicationTestingBuilder builder, string name) =>
        builder.CreateResourceBuilder(builder.Resources.OfType<ProjectResource>().Single(project => project.Name == name));
}
