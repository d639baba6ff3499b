using System.Diagnostics;
using Icaro.Benchmarks.Measuring;
using Icaro.Benchmarks.Processes;
using Icaro.Benchmarks.Reporting;
using Icaro.Benchmarks.Systems;

namespace Icaro.Benchmarks.Start;

/// <summary>What it takes to have the system: the time until everything is healthy, and the memory of the services then.</summary>
internal sealed class StartBenchmark : IBenchmark
{
    private const string System = "AppHost.cs, built, empty data", Time = "s to healthy", Memory = "MB services";

    public string Name => "start";

    public string Summary => "the whole system from nothing to healthy";

    public async Task<Report> RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        var comparison = await run.CompareAsync([new(System, MeasureAsync)], cancellationToken);
        return new(
            [new("Time and resident memory", comparison)],
            [
                Goal.AtMost("healthy, s", 15, comparison.Median(System, Time)),
                Goal.AtMost("all services and their replicas, MB", 600, comparison.Median(System, Memory)),
            ]);
    }

    private static async Task<Sample> MeasureAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var system = await WholeSystem.StartAsync(cancellationToken);
        var took = Stopwatch.GetElapsedTime(started);
        var memory = (await system.ServicesAsync(cancellationToken))
            .Select(process => (process.Name, Megabytes: ProcessTable.MemoryOf(process.Id) / 1e6))
            .ToList();
        return new(
        [
            new(Time, took.TotalSeconds),
            new(Memory, memory.Sum(one => one.Megabytes)),
            .. memory.GroupBy(one => one.Name).Select(replicas => new Figure($"MB {replicas.Key}", replicas.Average(one => one.Megabytes))),
        ]);
    }
}
