using System.Security.Cryptography;
using Icaro.Chaos.Arenas;
using Icaro.Chaos.Checking;
using Icaro.Chaos.Faults;
using Icaro.Chaos.Operating;
using Icaro.Chaos.Platforms;
using Icaro.Chaos.Toggling;

namespace Icaro.Chaos;

/// <summary>A run from the start of the system to the verdict.</summary>
internal static class ChaosRun
{
    private const int Hotspots = 6;

    /// <param name="scenario">What is to happen.</param>
    /// <param name="replacement">A service that is not to be the one of AppHost.cs.</param>
    /// <param name="logFolder">Where to write what the services write to their output.</param>
    /// <param name="tell">Shows what happens, a line each.</param>
    /// <param name="cancellationToken">Ends the run without a verdict.</param>
    public static async Task<RunResult> RunAsync(
        Scenario scenario, Replacement? replacement, string? logFolder, Action<string> tell, CancellationToken cancellationToken)
    {
        tell($"seed {scenario.Seed}: {scenario.Plan.Count} faults in {scenario.Attack.TotalSeconds:0} s");
        var clock = new RunClock(TimeProvider.System);
        var log = new FaultLog(clock, tell);
        var adminPassword = RandomNumberGenerator.GetHexString(32);

        await using var platform = await Platform.StartAsync(Arena.Endpoints + 1, clock, TimeProvider.System, cancellationToken);
        await using var system = await ProxiedSystem.BuildAsync(adminPassword, replacement, log, clock, cancellationToken);
        await system.StartAsync(cancellationToken);
        if (logFolder is not null)
            system.WriteLogs(logFolder);

        using var gateway = new HttpClient { BaseAddress = system.Gateway };
        var api = new GatewayApi(gateway);
        var tenants = await new TenantSetup(api, platform, adminPassword).CreateAsync(Hotspots, cancellationToken);
        var arena = new Arena(system, platform, new(api, tenants.AdminToken, clock), tenants, log, clock);
        var toggles = new ToggleLog();
        var toggleApi = new ToggleApi(gateway, toggles, clock);

        tell($"{clock.Now:mm\\:ss} attack");
        await AttackAsync(scenario, arena, toggleApi, cancellationToken);
        tell($"{clock.Now:mm\\:ss} heal");
        await Aftermath.HealAsync(arena, cancellationToken);
        await Aftermath.ToggleAllAsync(arena, toggleApi, cancellationToken);
        tell($"{clock.Now:mm\\:ss} settle");
        var (history, violations) = await Aftermath.SettleAsync(arena, toggles, cancellationToken);
        return new(scenario.Seed, history, violations, log.CountByKind, system.Striker.Seen, clock.Now);
    }

    private static async Task AttackAsync(Scenario scenario, Arena arena, ToggleApi api, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(scenario.Attack);
        var clients = scenario.ClientDice.Select(dice => new ToggleClient(api, arena.Tenants, dice, arena.Clock).RunAsync(enough.Token));
        await Task.WhenAll([.. clients, scenario.Plan.CarryOutAsync(arena, cancellationToken)]);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
