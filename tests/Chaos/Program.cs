using System.Runtime.InteropServices;

if (ChaosOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(ChaosOptions.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

try
{
    return await RunAsync() ? 0 : 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}

async Task<bool> RunAsync()
{
    if (options.Mutants is { } mutants)
        return await MutantsRun.RunAsync(mutants, options.Seed, Console.Out, stop.Token);

    var scenario = Scenario.Everything(options.Seed, options.Attack);
    var result = await ChaosRun.RunAsync(scenario, replacement: null, options.LogFolder, Console.WriteLine, stop.Token);
    Report.Print(result, Console.Out);
    return result.Violations is [];
}

// Everything that was started ends in good order.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
