namespace Icaro.Benchmarks.Start;

/// <summary>What it takes to have the system: the time until everything is healthy, and the memory of all processes then.</summary>
internal sealed class StartBenchmark : IBenchmark
{
    private const string New = "new data", Kept = "kept data", Time = "s to healthy";
    private const string OneOfEach = "MB one of each service, PSS", All = "MB services, PSS";

    public string Name => "start";

    public string Summary => "the AppHost's program, with the dashboard, from nothing to healthy";

    public async Task<Report> RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        var folders = new Stack<TemporaryFolder>();
        try
        {
            var comparison = await run.CompareAsync(
            [
                new(New, stop =>
                {
                    folders.Push(new());
                    return MeasureAsync(folders.Peek().Path, stop);
                }),
                new(Kept, stop => MeasureAsync(folders.Peek().Path, stop)),
            ], cancellationToken);
            return new(
                [new("Time, resident and proportional memory (RSS, PSS)", comparison)],
                [
                    Goal.AtMost("healthy on kept data, s", 12, comparison.Median(Kept, Time)),
                    Goal.AtMost("one process of each service, MB, PSS", 350, comparison.Median(Kept, OneOfEach)),
                    Goal.AtMost("all services and their replicas, MB, PSS", 500, comparison.Median(Kept, All)),
                ]);
        }
        finally
        {
            foreach (var folder in folders)
                folder.Dispose();
        }
    }

    private static async Task<Sample> MeasureAsync(string data, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var system = AppHostProcess.Start(data);
        await system.WaitUntilHealthyAsync(cancellationToken);
        var took = Stopwatch.GetElapsedTime(started);
        var services = system.ServiceProcesses();
        return new(
        [
            new(Time, took.TotalSeconds),
            new("MB services, RSS", services.Sum(one => Megabytes(ProcessTable.ResidentMemoryOf(one.Id)))),
            new(All, services.Sum(one => Megabytes(ProcessTable.ProportionalMemoryOf(one.Id)))),
            new(OneOfEach, services.DistinctBy(one => one.Name).Sum(one => Megabytes(ProcessTable.ProportionalMemoryOf(one.Id)))),
            new("MB everything, PSS", system.Everything().Sum(id => Megabytes(ProcessTable.ProportionalMemoryOf(id)))),
            .. services.GroupBy(one => one.Name).Select(replicas =>
                new Figure($"MB {replicas.Key}", replicas.Average(one => Megabytes(ProcessTable.ResidentMemoryOf(one.Id))))),
        ]);
    }

    private static double Megabytes(long bytes) => bytes / 1e6;
}
