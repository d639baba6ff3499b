namespace Icaro.Chaos.Faults;

/// <summary>Everything that is to go wrong in a run, decided before it begins: the same seed gives the same plan.</summary>
internal static class FaultPlan
{
    /// <param name="interval">The mean time between two faults.</param>
    /// <param name="choose">Chooses the next fault.</param>
    public static IReadOnlyList<PlannedFault> Create(Random random, TimeSpan duration, TimeSpan interval, Func<Random, IFault> choose)
    {
        List<PlannedFault> plan = [];
        for (var at = interval; at < duration; at += interval * (0.5 + random.NextDouble()))
            plan.Add(new(at, choose(random)));
        return plan;
    }

    /// <summary>Lets everything befall the arena at its time; ends when the last fault is over.</summary>
    public static async Task CarryOutAsync(this IReadOnlyList<PlannedFault> plan, Arena arena, CancellationToken cancellationToken)
    {
        var start = arena.Clock.Now;
        List<Task> faults = [];
        foreach (var planned in plan)
        {
            await arena.Clock.DelayAsync(start + planned.At - arena.Clock.Now, cancellationToken);
            faults.Add(planned.Fault.BefallAsync(arena, cancellationToken));
        }

        await Task.WhenAll(faults);
    }
}
