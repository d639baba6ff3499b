namespace Icaro.Chaos.Tests;

public sealed class FaultPlanTests
{
    [Fact]
    public void The_same_seed_gives_the_same_plan() => Assert.Equal(PlanOf(seed: 7), PlanOf(seed: 7));

    [Fact]
    public void Another_seed_gives_another_plan() => Assert.NotEqual(PlanOf(seed: 7), PlanOf(seed: 8));

    [Fact]
    public void Ten_minutes_hold_more_than_a_hundred_faults() => Assert.True(PlanOf(seed: 7).Count > 150);

    private static List<string> PlanOf(int seed) =>
        [.. Scenario.Everything(seed, TimeSpan.FromMinutes(10)).Plan.Select(planned => $"{planned.At} {planned.Fault}")];
}
