namespace Icaro.Chaos.Mutants;

/// <summary>A fault planted in a service, as a patch of its source, and what provokes it.</summary>
/// <param name="Name">Of the patch.</param>
/// <param name="Service">What AppHost.cs calls the service that is built with it.</param>
/// <param name="Provoke">Chooses the faults of the run; null runs without any.</param>
internal sealed record Mutant(string Name, string Service, Func<Random, IFault>? Provoke)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>How long the clients toggle.</summary>
    public TimeSpan Attack { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>The most faults of the run.</summary>
    public int Times { get; init; } = int.MaxValue;

    public Scenario Scenario(int seed) => new(
        seed, Attack, Provoke is null ? [] : [.. FaultPlan.Create(new Random(seed), Attack, Interval, Provoke).Take(Times)]);
}
