namespace Icaro.Benchmarks.Measuring;

/// <summary>Processor time, of all threads and children, that processes took within <paramref name="Elapsed"/>.</summary>
internal sealed record CpuUsage(TimeSpan Elapsed, IReadOnlyList<(string Name, TimeSpan Time)> PerProcess)
{
    public TimeSpan Total => TimeSpan.FromTicks(PerProcess.Sum(process => process.Time.Ticks));
}
