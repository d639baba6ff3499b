namespace Icaro.EndToEnd.Tests;

[Collection(WholeSystem.Name)]
public sealed class LostMessageTests(AppHostFixture appHost)
{
    [Fact]
    public async Task A_toggle_that_is_lost_with_its_queue_reaches_the_platform_all_the_same()
    {
        using var platform = await appHost.PlatformAsync();
        using var manager = await appHost.LogInAsync();
        await appHost.StopAsync(Resources.Dispatch);

        await manager.SwitchOnAsync();
        await appHost.LoseMessageAsync("webhook-dispatch");
        await appHost.HealAsync();

        var healed = (await platform.WaitForAsync(1))[0];
        Assert.Equal(("accepted", true), (healed.Verdict, healed.Status));
    }
}
