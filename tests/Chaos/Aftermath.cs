namespace Icaro.Chaos;

/// <summary>Brings the system to rest after an attack, and looks at what is left.</summary>
internal static class Aftermath
{
    /// <summary>By then all must be over, however much there was to deliver.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>How long nothing arrives when all is said.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long nothing arrives when what is still owed will never come: longer than a lease, a retry or a reconnect takes.
    /// </summary>
    private static readonly TimeSpan LongSilence = TimeSpan.FromSeconds(30);

    /// <summary>Ends all that goes wrong, and toggles each lane once more: behind that, everything before it must arrive.</summary>
    public static async Task HealAsync(Arena arena, CancellationToken cancellationToken)
    {
        arena.System.Striker.Disarm();
        foreach (var endpoint in arena.Platform.Endpoints)
            endpoint.Behave();
        await arena.System.Replicas.HealAsync(cancellationToken);
        foreach (var lane in arena.Tenants.Lanes)
        {
            while (await arena.ToggleApi.ToggleAsync(lane, on: true, arena.Tenants.OwnerToken, cancellationToken) != Outcome.Committed)
                await arena.Clock.DelayAsync(BetweenLooks, cancellationToken);
        }
    }

    /// <summary>Waits until everything has arrived, or cannot be expected any more.</summary>
    public static async Task<(History History, IReadOnlyList<Violation> Violations)> SettleAsync(
        Arena arena, CancellationToken cancellationToken)
    {
        var healed = arena.Clock.Now;
        while (true)
        {
            await arena.Clock.DelayAsync(BetweenLooks, cancellationToken);
            var history = await LookAsync(arena, cancellationToken);
            var violations = Checker.Check(history);
            var lastArrival = history.Arrivals.Select(arrival => arrival.At).DefaultIfEmpty(healed).Last();
            var silence = arena.Clock.Now - (lastArrival > healed ? lastArrival : healed);
            if (silence > (IsUndecided(history, violations) ? LongSilence : Silence))
                return (history, violations);
        }
    }

    /// <summary>What is missing may still come; any other violation stays one.</summary>
    private static bool IsUndecided(History history, IReadOnlyList<Violation> violations) =>
        violations.All(violation => violation.Promise == Promise.Lost)
        && (violations is not [] || history.Deliveries.Any(delivery => delivery.Status == "pending"));

    private static async Task<History> LookAsync(Arena arena, CancellationToken cancellationToken)
    {
        // Arrivals first: the dispatcher knows of each by then, unless it is a phantom.
        var arrivals = arena.Platform.Arrivals;
        return new()
        {
            Toggles = arena.Toggles.All,
            Arrivals = arrivals,
            Deliveries = await arena.Operator.DeliveriesAsync(cancellationToken),
            Disruptions = arena.Log.Disruptions,
            Replays = arena.Operator.Replays,
            RolledBack = arena.System.Striker.RolledBack,
        };
    }
}
