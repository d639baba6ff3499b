namespace Icaro.WebhookDispatch.Tests;

public sealed class LaneTests(Servers servers)
{
    [Fact]
    public async Task A_result_that_comes_after_its_lease_holds_up_nobody_when_an_operator_has_replayed_an_earlier_one()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Retry:Schedule:0", "01:00:00"));
        var lane = world.Toggles.Lane(hotspotId: 3, count: 2);
        await world.Publisher.PublishAsync(lane[0]);
        await world.Api.DeliveryAsync(lane[0].EventId, "delivered");
        var late = new TaskCompletionSource();
        world.Platform.Answer = async (webhook, context) =>
        {
            context.Response.StatusCode = webhook.Body == Toggles.Body(4, 1) ? 200 : 500;
            if (webhook.Id == lane[1].EventId)
                await late.Task;
        };
        await world.Publisher.PublishAsync(lane[1]);
        await world.Platform.HasReceivedAsync(2);
        // While the endpoint pauses, the second one is not sent again before the replay takes its turn.
        await world.Database.ExecuteAsync("UPDATE endpoints SET paused_until = now() + interval '1 hour'");
        await world.Database.EndLeasesAsync();

        await world.Api.PostAsync($"/deliveries/{lane[0].EventId}/replay");
        await world.Database.ExecuteAsync("UPDATE endpoints SET paused_until = NULL");
        await world.Api.DeliveryAsync(lane[0].EventId, json => json["attempts"]!.AsArray().Count == 2);
        late.SetResult();

        var other = world.Toggles.Create(hotspotId: 4, sequence: 1);
        await world.Publisher.PublishAsync(other);
        await world.Api.DeliveryAsync(other.EventId, "delivered");
        var booked = await world.Api.DeliveryAsync(lane[1].EventId, json => json["attempts"]!.AsArray().Count == 1);
        Assert.Equal("pending", (string?)booked["delivery"]!["status"]);
        Assert.Null(booked["delivery"]!["next_attempt_at"]);
    }

    [Fact]
    public async Task A_discarded_webhook_lets_the_next_one_go()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Retry:Schedule:0", "01:00:00"));
        world.Platform.AnswerStatus(500, 200);
        var lane = world.Toggles.Lane(hotspotId: 3, count: 2);
        await world.Publisher.PublishAsync(lane);
        await world.Api.DeliveryAsync(lane[0].EventId, json => json["attempts"]!.AsArray().Count == 1);

        var (status, discarded) = await world.Api.PostAsync($"/deliveries/{lane[0].EventId}/discard");

        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal("discarded", (string?)discarded!["delivery"]!["status"]);
        await world.Api.DeliveryAsync(lane[1].EventId, "delivered");
        Assert.Equal([lane[0].EventId, lane[1].EventId], world.Platform.Received.Select(webhook => webhook.Id));
        Assert.Equal(HttpStatusCode.Conflict, (await world.Api.PostAsync($"/deliveries/{lane[0].EventId}/discard")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await world.Api.PostAsync($"/deliveries/{lane[1].EventId}/discard")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Api.PostAsync($"/deliveries/{Guid.NewGuid()}/discard")).Status);
    }

    [Fact]
    public async Task A_webhook_that_was_discarded_before_its_turn_is_passed_over()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var release = new TaskCompletionSource();
        var lane = world.Toggles.Lane(hotspotId: 3, count: 3);
        world.Platform.Answer = (_, _) => release.Task;
        await world.Publisher.PublishAsync(lane);
        await world.Api.DeliveryAsync(lane[1].EventId, "pending");
        await world.Api.DeliveryAsync(lane[2].EventId, "pending");
        await world.Platform.HasReceivedAsync(1);

        Assert.Equal(HttpStatusCode.Accepted, (await world.Api.PostAsync($"/deliveries/{lane[1].EventId}/discard")).Status);
        release.SetResult();

        await world.Api.DeliveryAsync(lane[2].EventId, "delivered");
        Assert.Equal([lane[0].EventId, lane[2].EventId], world.Platform.Received.Select(webhook => webhook.Id));
    }

    [Fact]
    public async Task A_webhook_discarded_while_it_is_sent_is_awaited_before_the_next_one_goes()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var release = new TaskCompletionSource();
        var lane = world.Toggles.Lane(hotspotId: 3, count: 2);
        world.Platform.Answer = (webhook, _) => webhook.Id == lane[0].EventId ? release.Task : Task.CompletedTask;
        await world.Publisher.PublishAsync(lane);
        await world.Platform.HasReceivedAsync(1);

        await world.Api.PostAsync($"/deliveries/{lane[0].EventId}/discard");
        var other = world.Toggles.Create(hotspotId: 4, sequence: 1);
        await world.Publisher.PublishAsync(other);
        await world.Api.DeliveryAsync(other.EventId, "delivered");
        Assert.DoesNotContain(world.Platform.Received, webhook => webhook.Id == lane[1].EventId);

        release.SetResult();
        await world.Api.DeliveryAsync(lane[1].EventId, "delivered");
        await world.Api.DeliveryAsync(lane[0].EventId, "discarded");
    }

    [Fact]
    public async Task A_lane_whose_head_was_discarded_while_its_sender_died_goes_on()
    {
        await using var world = await DispatchWorld.CreateAsync(servers, ("Dispatch:Lease", "00:10:00"));
        world.Platform.Answer = (_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var lane = world.Toggles.Lane(hotspotId: 3, count: 2);
        using (var doomed = DispatcherProcess.Start(world.Settings))
        {
            await world.Publisher.WaitForQueueAsync();
            await world.Publisher.PublishAsync(lane);
            await world.Platform.HasReceivedAsync(1);
            await doomed.KillAsync();
        }

        world.Platform.AnswerStatus(200);
        await world.StartReplicaAsync();
        await world.Api.DeliveryAsync(lane[1].EventId, "pending");
        await world.Api.PostAsync($"/deliveries/{lane[0].EventId}/discard");
        await world.Database.EndLeasesAsync();

        await world.Api.DeliveryAsync(lane[1].EventId, "delivered");
        Assert.Equal([lane[0].EventId, lane[1].EventId], world.Platform.Received.Select(webhook => webhook.Id));
    }
}
