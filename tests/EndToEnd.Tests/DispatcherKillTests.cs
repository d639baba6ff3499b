namespace Icaro.EndToEnd.Tests;

[Collection(WholeSystem.Name)]
public sealed class DispatcherKillTests(AppHostFixture appHost)
{
    private const int Rounds = 5;

    [Fact]
    public async Task Every_webhook_arrives_in_order_although_the_dispatcher_is_killed_between_toggles()
    {
        using var platform = await appHost.PlatformAsync();
        using var manager = await appHost.LogInAsync();

        for (var round = 0; round < Rounds; round++)
        {
            await manager.SwitchOnAsync();
            if (round % 2 == 1)
                await appHost.KillAsync(Resources.Dispatch);
            await manager.SwitchOffAsync();
            await appHost.HealAsync();
        }

        var firsts = await Eventually.SeeAsync(
            async () => (await platform.ReceivedAsync()).DistinctBy(webhook => webhook.Id).ToList(),
            webhooks => webhooks.Count >= 2 * Rounds,
            webhooks => $"{webhooks.Count} of {2 * Rounds} webhooks");

        Assert.All(firsts, webhook => Assert.Equal("accepted", webhook.Verdict));
        Assert.Equal(Enumerable.Range(0, 2 * Rounds).Select(toggle => toggle % 2 == 0), firsts.Select(webhook => webhook.Status));
    }
}
