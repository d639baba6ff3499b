using Icaro.Chaos;
using Icaro.Chaos.Mutants;

if (ChaosOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(ChaosOptions.Usage);
    return 2;
}

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    interrupt.Cancel();
};

if (options.Mutants is { } mutants)
    return await MutantsRun.RunAsync(mutants, options.Seed, Console.Out, interrupt.Token) ? 0 : 1;

var scenario = Scenario.Everything(options.Seed, options.Attack);
var result = await ChaosRun.RunAsync(scenario, replacement: null, options.LogFolder, Console.WriteLine, interrupt.Token);
Report.Print(result, Console.Out);
return result.Violations is [] ? 0 : 1;
