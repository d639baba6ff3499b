namespace Icaro.Chaos;

/// <summary>A run from the start of the system to the verdict.</summary>
internal static class ChaosRun
{
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
        await using var arena = await Arena.OpenAsync(replacement, logFolder, log, clock, cancellationToken);

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = arena.Operator.WatchEndpointsAsync(end.Token);
        tell($"{clock.Now:mm\\:ss} attack");
        await AttackAsync(scenario, arena, cancellationToken);
        tell($"{clock.Now:mm\\:ss} heal");
        end.CancelAfter(Aftermath.Limit);
        await Aftermath.HealAsync(arena, end.Token);
        var (history, violations) = await Aftermath.SettleAsync(arena, end.Token);

        await end.CancelAsync();
        await watching;
        return new(scenario.Seed, history, violations, log.CountByKind, arena.System.Striker.Seen, clock.Now);
    }

    private static async Task AttackAsync(Scenario scenario, Arena arena, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(scenario.Attack);
        var clients = scenario.ClientDice.Select(dice => new ToggleClient(arena.ToggleApi, arena.Tenants, dice, arena.Clock).RunAsync(enough.Token));
        await Task.WhenAll([.. clients, scenario.Plan.CarryOutAsync(arena, cancellationToken)]);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
