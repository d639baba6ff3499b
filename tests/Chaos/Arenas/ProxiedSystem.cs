using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Icaro.Chaos.Faults;
using Icaro.Chaos.Proxying;
using Icaro.Chaos.Replicas;
using Icaro.Chaos.Striking;

namespace Icaro.Chaos.Arenas;

/// <summary>The whole system from AppHost.cs, with proxies between the services and their servers.</summary>
internal sealed class ProxiedSystem : IAsyncDisposable
{
    private static readonly string[] All =
        [Resources.Postgres, Resources.Broker, Resources.Catalog, Resources.Dispatch, Resources.Gateway];

    private readonly DistributedApplication _application;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;

    private ProxiedSystem(DistributedApplication application, FaultLog log, RunClock clock)
    {
        _application = application;
        Servers = new(application);
        Replicas = new(Servers.StartAsync, clock);
        Striker = new(Replicas, log, clock);
        Proxies = [.. Link.All.Select(link => new TcpProxy(link, Striker))];
        _watching = ReplicaWatch.WatchAsync(application.ResourceNotifications, Replicas, _stop.Token);
    }

    public ServerSwitch Servers { get; }

    public RunningReplicas Replicas { get; }

    public Striker Striker { get; }

    public IReadOnlyList<TcpProxy> Proxies { get; }

    /// <summary>The front door.</summary>
    public Uri Gateway => _application.GetEndpoint(Resources.Gateway);

    /// <param name="adminPassword">The password of the administrator that the system begins with.</param>
    /// <param name="replacement">A service that is not to be the one of AppHost.cs.</param>
    /// <param name="log">Receives what strikes.</param>
    /// <param name="clock">Of the run.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ProxiedSystem> BuildAsync(
        string adminPassword, Replacement? replacement, FaultLog log, RunClock clock, CancellationToken cancellationToken)
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(
            ["--Demo=false", $"--Parameters:admin-password={adminPassword}"], cancellationToken);
        Settings.Apply(builder);
        replacement?.Apply(builder);

        ProxiedSystem? system = null;
        foreach (var link in Link.All)
            Detour.Apply(builder, link, () => system!.ProxyOf(link));
        return system = new(await builder.BuildAsync(cancellationToken), log, clock);
    }

    public TcpProxy ProxyOf(Link link) => Proxies.Single(proxy => proxy.Link == link);

    /// <summary>Ends when everything is healthy.</summary>
    /// <param name="logFolder">Where to write what the services write to their output from then on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task StartAsync(string? logFolder, CancellationToken cancellationToken)
    {
        await _application.StartAsync(cancellationToken);
        await WaitUntilHealthyAsync(cancellationToken);
        if (logFolder is not null)
            LogFiles.Write(_application, Replicas, logFolder);
    }

    public async Task WaitUntilHealthyAsync(CancellationToken cancellationToken)
    {
        foreach (var resource in All)
            await _application.ResourceNotifications.WaitForResourceHealthyAsync(resource, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await _stop.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var proxy in Proxies)
            await proxy.DisposeAsync();
        _stop.Dispose();
    }
}
