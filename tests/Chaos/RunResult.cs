namespace Icaro.Chaos;

/// <summary>What came of a run.</summary>
/// <param name="Faults">How many of each kind.</param>
/// <param name="Moments">How often each dangerous moment passed.</param>
internal sealed record RunResult(
    int Seed,
    History History,
    IReadOnlyList<Violation> Violations,
    IReadOnlyDictionary<string, int> Faults,
    IReadOnlyDictionary<Moment, long> Moments,
    TimeSpan Duration);
