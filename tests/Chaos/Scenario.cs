namespace Icaro.Chaos;

/// <summary>What is to happen in a run, all of it decided by the seed.</summary>
/// <param name="Attack">How long the clients toggle.</param>
/// <param name="Plan">What goes wrong meanwhile.</param>
internal sealed record Scenario(int Seed, TimeSpan Attack, IReadOnlyList<PlannedFault> Plan)
{
    private const int Clients = 8;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2.5);

    /// <summary>One source of decisions per client.</summary>
    public IReadOnlyList<Random> ClientDice => [.. Enumerable.Range(1, Clients).Select(client => new Random(unchecked((Seed * 31) + client)))];

    /// <summary>Faults of all kinds.</summary>
    public static Scenario Everything(int seed, TimeSpan attack) =>
        new(seed, attack, FaultPlan.Create(new Random(seed), attack, Interval, new FaultDice(Arena.Endpoints).Throw));
}
