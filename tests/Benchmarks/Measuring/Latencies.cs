namespace Icaro.Benchmarks.Measuring;

/// <summary>The distribution of many durations.</summary>
internal sealed class Latencies(IEnumerable<TimeSpan> durations)
{
    private static readonly int[] Percentiles = [50, 99];

    private readonly TimeSpan[] _sorted = [.. durations.Order()];

    /// <returns>Milliseconds, under names such as <c>p99 ms commit to receiver</c>.</returns>
    public IEnumerable<Figure> Figures(string of) =>
        Percentiles.Select(percent => new Figure($"p{percent} ms {of}", At(percent).TotalMilliseconds));

    private TimeSpan At(int percent) => _sorted[Math.Min(_sorted.Length - 1, _sorted.Length * percent / 100)];
}
