namespace Icaro.Chaos.Arenas;

/// <summary>The whole system from AppHost.cs, with proxies between the services and their servers.</summary>
internal sealed class ProxiedSystem : IAsyncDisposable
{
    private readonly RunningSystem _system;

    private ProxiedSystem(RunningSystem system, FaultLog log, RunClock clock)
    {
        _system = system;
        Replicas = new(system, clock);
        Striker = new(Replicas.KillOwner, Replicas.PauseOwnerAsync, log, clock);
        Proxies = [.. Link.All.Select(link => new TcpProxy(link, Striker))];
    }

    public RunningReplicas Replicas { get; }

    public Striker Striker { get; }

    public IReadOnlyList<TcpProxy> Proxies { get; }

    /// <summary>The front door: DCP's proxy, whose address stays when the gateway is started again.</summary>
    public Uri Gateway => _system.Application.GetEndpoint(Resources.Gateway);

    /// <param name="replacement">A service that is not to be the one of AppHost.cs.</param>
    /// <param name="log">Receives what strikes.</param>
    /// <param name="clock">Of the run.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ProxiedSystem> BuildAsync(
        Replacement? replacement, FaultLog log, RunClock clock, CancellationToken cancellationToken)
    {
        ProxiedSystem? system = null;
        var running = await SystemBuilder.BuildAsync<Projects.AppHost>(
            ["--Demo=false"],
            builder =>
            {
                Settings.Apply(builder);
                replacement?.Apply(builder);
                foreach (var link in Link.All)
                    Detour.Apply(builder, link, () => system!.ProxyOf(link));
            },
            cancellationToken);
        return system = new(running, log, clock);
    }

    public TcpProxy ProxyOf(Link link) => Proxies.Single(proxy => proxy.Link == link);

    /// <summary>Ends when everything is healthy.</summary>
    /// <param name="logFolder">Where to write what the services write to their output from then on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task StartAsync(string? logFolder, CancellationToken cancellationToken)
    {
        await _system.StartAsync(cancellationToken);
        if (logFolder is not null)
            LogFiles.Write(_system, logFolder);
    }

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        foreach (var proxy in Proxies)
            await proxy.DisposeAsync();
    }
}
