using Aspire.Hosting.Testing;

namespace Icaro.Benchmarks.Systems;

/// <summary>The whole system from AppHost.cs, with the gateway's limits out of the way.</summary>
internal static class WholeSystem
{
    /// <summary>What the services seal with.</summary>
    public const string KeyRing = "a sealing key of benchmarks long enough for a key";

    /// <summary>Ends when everything is healthy.</summary>
    public static Task<RunningSystem> StartAsync(CancellationToken cancellationToken) => StartAsync(_ => { }, cancellationToken);

    /// <inheritdoc cref="StartAsync(CancellationToken)"/>
    public static async Task<RunningSystem> StartAsync(
        Action<IDistributedApplicationTestingBuilder> configure, CancellationToken cancellationToken)
    {
        var system = await SystemBuilder.BuildAsync<Projects.AppHost>(
            ["--Demo=false", $"--Parameters:sealing-key={KeyRing}"],
            builder =>
            {
                builder.Project(Resources.Gateway)
                    .WithEnvironment("RateLimits__PerClientPerSecond", "1000000")
                    .WithEnvironment("RateLimits__PerTokenPerSecond", "1000000");
                configure(builder);
            },
            cancellationToken);
        await system.StartAsync(cancellationToken);
        return system;
    }

    /// <summary>Stops all replicas of a service in good order.</summary>
    public static Task StopAsync(this RunningSystem system, string service, CancellationToken cancellationToken) =>
        Task.WhenAll(system.ReplicasOf(service).Select(replica => system.StopAsync(replica, cancellationToken)));

    /// <summary>The processes of these resources, one for each replica. Those of containers are not known.</summary>
    public static IReadOnlyList<MeteredProcess> Processes(this RunningSystem system, params IEnumerable<string> resources) =>
        [.. from resource in resources
            from replica in system.ReplicasOf(resource)
            let id = replica.ProcessId
            where id is not null
            select new MeteredProcess(resource, id.Value)];
}
