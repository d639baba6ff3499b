namespace Icaro.Chaos.Tests;

public sealed class ShortRunTests(ITestOutputHelper output)
{
    private const int Seed = 20260;
    private static readonly TimeSpan Attack = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task The_system_keeps_its_promises_while_everything_goes_wrong()
    {
        var result = await ChaosRun.RunAsync(
            Scenario.Everything(Seed, Attack), replacement: null, logFolder: null, output.WriteLine, TestContext.Current.CancellationToken);

        using var report = new StringWriter();
        Report.Print(result, report);
        output.WriteLine(report.ToString());
        Assert.Empty(result.Violations);
        Assert.True(result.Faults.Values.Sum() >= 5, "Hardly anything went wrong.");
        Assert.All(Enum.GetValues<Moment>().Where(IsInevitable), moment => Assert.True(result.Moments.ContainsKey(moment), $"{moment} was never seen."));
    }

    /// <summary>Replays depend on the plan; everything else passes with every toggle.</summary>
    private static bool IsInevitable(Moment moment) => moment != Moment.Replaying;
}
