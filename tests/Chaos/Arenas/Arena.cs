namespace Icaro.Chaos.Arenas;

/// <summary>Where it all happens: the system, the platform beside it, its tenants and its operator.</summary>
internal sealed class Arena : IAsyncDisposable
{
    /// <summary>Of the platform: those that lanes lead to. There is one more, which nobody may use.</summary>
    public const int Endpoints = 4;

    private const int Hotspots = 6;

    private readonly HttpClient _gateway;

    private Arena(ProxiedSystem system, Platform platform, HttpClient gateway, Tenants tenants, FaultLog log, RunClock clock)
    {
        _gateway = gateway;
        System = system;
        Platform = platform;
        Tenants = tenants;
        Operator = new(tenants.Admin, clock);
        ToggleApi = new(gateway, Toggles, clock);
        Log = log;
        Clock = clock;
    }

    public ProxiedSystem System { get; }

    public Platform Platform { get; }

    public Tenants Tenants { get; }

    public Operator Operator { get; }

    public ToggleApi ToggleApi { get; }

    public ToggleLog Toggles { get; } = new();

    public FaultLog Log { get; }

    public RunClock Clock { get; }

    /// <param name="replacement">A service that is not to be the one of AppHost.cs.</param>
    /// <param name="logFolder">Where to write what the services write to their output.</param>
    /// <param name="log">Receives the faults.</param>
    /// <param name="clock">Of the run.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Arena> OpenAsync(
        Replacement? replacement, string? logFolder, FaultLog log, RunClock clock, CancellationToken cancellationToken)
    {
        var platform = await Platform.StartAsync(Endpoints + 1, clock, TimeProvider.System, cancellationToken);
        var system = await ProxiedSystem.BuildAsync(replacement, log, clock, cancellationToken);
        try
        {
            await system.StartAsync(logFolder, cancellationToken);
            var gateway = new HttpClient { BaseAddress = system.Gateway };
            var tenants = await TenantSetup.CreateAsync(gateway, platform, Hotspots, cancellationToken);
            return new(system, platform, gateway, tenants, log, clock);
        }
        catch
        {
            await system.DisposeAsync();
            await platform.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _gateway.Dispose();
        await System.DisposeAsync();
        await Platform.DisposeAsync();
    }
}
