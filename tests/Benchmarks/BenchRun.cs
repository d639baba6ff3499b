namespace Icaro.Benchmarks;

/// <summary>What a benchmark is given: how much to measure, and where to say what goes on.</summary>
internal sealed class BenchRun(BenchOptions options, Action<string> log)
{
    /// <summary>Of one measurement.</summary>
    public TimeSpan Duration => options.Duration;

    public void Log(string line) => log($"  {line}");

    /// <summary>Measures the subjects A B A B …, after a first round that only warms up.</summary>
    public async Task<Comparison> CompareAsync(IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        var comparison = new Comparison();
        for (var round = 0; round <= options.Rounds; round++)
        {
            foreach (var subject in subjects)
                await MeasureAsync(comparison, subject, round, cancellationToken);
        }

        return comparison;
    }

    /// <summary>Measures one more subject, all rounds at once, for what takes long to change from one subject to the next.</summary>
    public async Task AddAsync(Comparison comparison, Subject subject, CancellationToken cancellationToken)
    {
        for (var round = 0; round <= options.Rounds; round++)
            await MeasureAsync(comparison, subject, round, cancellationToken);
    }

    private async Task MeasureAsync(Comparison comparison, Subject subject, int round, CancellationToken cancellationToken)
    {
        var sample = await subject.MeasureAsync(cancellationToken);
        Log($"{(round == 0 ? "warm-up" : $"round {round}")}, {subject.Name}: {sample}");
        if (round > 0)
            comparison.Add(subject.Name, sample);
    }
}
