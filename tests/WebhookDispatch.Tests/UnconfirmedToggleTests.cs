namespace Icaro.WebhookDispatch.Tests;

public sealed class UnconfirmedToggleTests(Servers servers)
{
    [Fact]
    public async Task The_catalog_learns_which_toggles_never_arrived_and_which_were_accepted()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Retry:Schedule:0", "01:00:00"));
        world.Platform.Answer = (webhook, context) =>
        {
            context.Response.StatusCode = webhook.Body == Toggles.Body(4, 1) ? 500 : 200;
            return Task.CompletedTask;
        };
        var (delivered, dropped, waiting) = (world.Toggles.Create(3, 1), world.Toggles.Create(5, 1), world.Toggles.Create(4, 1));
        await world.Publisher.PublishAsync(delivered, dropped, waiting);
        await world.Api.DeliveryAsync(delivered.EventId, "delivered");
        await world.Api.DeliveryAsync(dropped.EventId, "delivered");
        await world.Api.DeliveryAsync(waiting.EventId, json => json["attempts"]!.AsArray().Count == 1);
        await world.Database.ExecuteAsync($"DELETE FROM deliveries WHERE id = '{dropped.EventId}'");

        var fate = await AskAsync(world, Number(3, 1), Number(3, 2), Number(4, 1), Number(5, 1), Number(6, 1));

        Assert.Equal([Number(3, 2), Number(6, 1)], fate.Missing);
        Assert.Equal([Number(3, 1), Number(5, 1)], fate.Accepted);

        IntegrationToggled[] repeated = [world.Toggles.Create(3, 3), world.Toggles.Create(6, 2)];
        await world.Publisher.PublishAsync(repeated);
        foreach (var toggle in repeated)
            await world.Api.DeliveryAsync(toggle.EventId, "delivered");
    }

    [Fact]
    public async Task A_toggle_that_failed_for_good_is_missing_once_its_platform_has_recovered()
    {
        await using var world = await DispatchWorld.StartAsync(
            servers, ("Retry:GiveUpAfter", "00:00:00.001"), ("Endpoints:BreakAfter", "1"), ("Endpoints:FirstPause", "00:00:00.050"));
        world.Platform.AnswerStatus(500, 200);
        var (failed, first, later) = (world.Toggles.Create(3, 1), world.Toggles.Create(4, 1), world.Toggles.Create(5, 1));
        await world.Publisher.PublishAsync(failed);
        await world.Api.DeliveryAsync(failed.EventId, "failed");
        await world.Publisher.PublishAsync(first);
        await world.Api.DeliveryAsync(first.EventId, "delivered");

        Assert.Equal([Number(3, 1)], (await AskAsync(world, Number(3, 1))).Missing);

        await world.Database.ExecuteAsync($"UPDATE deliveries SET settled_at = now() WHERE id = '{failed.EventId}'");
        await world.Publisher.PublishAsync(later);
        await world.Api.DeliveryAsync(later.EventId, "delivered");
        Assert.Empty((await AskAsync(world, Number(3, 1), Number(5, 1))).Missing);
    }

    [Fact]
    public async Task A_toggle_for_a_removed_endpoint_is_never_owed()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var known = world.Toggles.Create(3, 1);
        await world.Publisher.PublishAsync(known);
        await world.Api.DeliveryAsync(known.EventId, "delivered");
        await world.Publisher.PublishAsync(new EndpointRemoved { EndpointId = 7, RemovedAt = DateTimeOffset.UtcNow });
        await Eventually.TrueAsync(
            async () => await world.Database.QueryAsync<bool>("SELECT disabled_at IS NOT NULL FROM endpoints WHERE id = 7"),
            () => "the removal");

        var fate = await AskAsync(world, Number(4, 1), new(4, IntegrationId: 8, 1));

        Assert.Equal([new(4, IntegrationId: 8, 1)], fate.Missing);
    }

    private static ToggleNumber Number(int hotspotId, long sequence) => new(hotspotId, IntegrationId: 7, sequence);

    private static async Task<TogglesChecked> AskAsync(DispatchWorld world, params ToggleNumber[] toggles)
    {
        var before = world.Publisher.Heard.Checked.Count;
        await world.Publisher.PublishAsync(new TogglesUnconfirmed { Toggles = toggles });
        await Eventually.TrueAsync(() => world.Publisher.Heard.Checked.Count > before, () => "an answer");
        return world.Publisher.Heard.Checked.Last();
    }
}
