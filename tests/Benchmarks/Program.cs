using System.Runtime.InteropServices;

using var stop = new CancellationTokenSource();
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

try
{
    if (Role.Find(args) is { } role)
        return await role.RunAsync([.. args.Skip(1)], stop.Token);
    if (BenchOptions.Parse(args) is { } options)
        return await RunAsync(options) ? 0 : 1;

    Console.Error.WriteLine(BenchOptions.Usage);
    return 2;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}

// True when every goal was reached.
async Task<bool> RunAsync(BenchOptions options)
{
    List<Report> reports = [];
    foreach (var benchmark in options.Benchmarks)
    {
        Console.WriteLine($"{benchmark.Name}: {benchmark.Summary}");
        var report = await benchmark.RunAsync(new BenchRun(options, Console.WriteLine), stop.Token);
        Console.WriteLine($"\n{MarkdownReport.Of(report)}");
        if (options.ResultsFile is { } file)
            await BenchmarksFile.WriteAsync(file, benchmark.Name, report, stop.Token);
        reports.Add(report);
    }

    return reports.SelectMany(report => report.Goals).All(goal => goal.IsReached);
}

// Everything that was started ends in good order.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
