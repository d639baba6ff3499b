namespace Icaro.WebhookDispatch.Tests;

public sealed class OnFailureTests(Servers servers)
{
    [Fact]
    public async Task A_blocked_lane_waits_until_the_failed_webhook_is_replayed()
    {
        await using var world = await StartAsync();
        var lane = await BlockAsync(world);

        world.Platform.AnswerStatus(200);
        await world.Api.PostAsync($"/deliveries/{lane[1].EventId}/replay");

        await world.Api.DeliveryAsync(lane[2].EventId, "delivered");
        await world.Api.DeliveryAsync(lane[1].EventId, "delivered");
        Assert.Equal([lane[1].EventId, lane[2].EventId], world.Platform.Received.TakeLast(2).Select(webhook => webhook.Id));
    }

    [Fact]
    public async Task A_blocked_lane_waits_until_the_failed_webhook_is_discarded()
    {
        await using var world = await StartAsync();
        var lane = await BlockAsync(world);

        await world.Api.PostAsync($"/deliveries/{lane[1].EventId}/discard");

        await world.Api.DeliveryAsync(lane[2].EventId, "delivered");
        await world.Api.DeliveryAsync(lane[1].EventId, "discarded");
    }

    [Fact]
    public async Task A_blocked_lane_goes_on_when_failures_are_to_be_skipped()
    {
        await using var world = await StartAsync();
        var lane = await BlockAsync(world);

        await world.Api.PatchAsync("/endpoints/7", """{"on_failure":"skip"}""");

        await world.Api.DeliveryAsync(lane[2].EventId, "delivered");
        await world.Api.DeliveryAsync(lane[1].EventId, "failed");
    }

    private Task<DispatchWorld> StartAsync() =>
        DispatchWorld.StartAsync(servers, ("Retry:GiveUpAfter", "00:00:01"), ("Retry:Schedule:0", "00:00:00.4"));

    /// <summary>A lane whose first webhook is delivered and whose second one failed for good, with a third behind it.</summary>
    private static async Task<IntegrationToggled[]> BlockAsync(DispatchWorld world)
    {
        var lane = world.Toggles.Lane(hotspotId: 3, count: 3);
        await world.Publisher.PublishAsync(lane[0]);
        await world.Api.DeliveryAsync(lane[0].EventId, "delivered");
        await world.Api.PatchAsync("/endpoints/7", """{"on_failure":"block"}""");
        world.Platform.Answer = (webhook, context) =>
        {
            context.Response.StatusCode = webhook.Id == lane[1].EventId ? 500 : 200;
            return Task.CompletedTask;
        };
        await world.Publisher.PublishAsync(lane[1], lane[2]);
        await world.Api.DeliveryAsync(lane[1].EventId, "failed");
        await world.Api.DeliveryAsync(lane[2].EventId, "pending");

        // Another lane of the endpoint is not concerned, and has come all the way meanwhile.
        var other = world.Toggles.Create(hotspotId: 4, sequence: 1);
        await world.Publisher.PublishAsync(other);
        await world.Api.DeliveryAsync(other.EventId, "delivered");
        Assert.DoesNotContain(world.Platform.Received, webhook => webhook.Id == lane[2].EventId);
        return lane;
    }
}
