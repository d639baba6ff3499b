namespace Icaro.Benchmarks.Processes;

/// <summary>Measures the processor time of processes from its creation on. Linux counts it in hundredths of a second.</summary>
internal sealed class CpuMeter
{
    private readonly IReadOnlyList<MeteredProcess> _processes;
    private readonly TimeSpan[] _start;
    private readonly long _started;

    public CpuMeter(IReadOnlyList<MeteredProcess> processes)
    {
        _processes = processes;
        _start = Read();
        _started = TimeProvider.System.GetTimestamp();
    }

    /// <summary>Processes of the same name, such as the replicas of a service, count together.</summary>
    public CpuUsage Stop()
    {
        var elapsed = TimeProvider.System.GetElapsedTime(_started);
        var end = Read();
        return new(elapsed, [.. _processes
            .Select((process, i) => (process.Name, Time: end[i] - _start[i]))
            .GroupBy(process => process.Name)
            .Select(group => (group.Key, TimeSpan.FromTicks(group.Sum(process => process.Time.Ticks))))]);
    }

    private TimeSpan[] Read() => [.. _processes.Select(process => ProcessTable.CpuTimeOf(process.Id))];
}
