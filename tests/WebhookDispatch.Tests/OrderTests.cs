namespace Icaro.WebhookDispatch.Tests;

public sealed class OrderTests(Servers servers)
{
    [Fact]
    public async Task Toggles_of_one_lane_arrive_in_order_however_they_were_published()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var lane = world.Toggles.Lane(hotspotId: 3, count: 3);

        await world.Publisher.PublishAsync(lane[2]);
        await world.Publisher.PublishAsync(lane[1]);
        await world.Publisher.PublishAsync(lane[0]);

        var received = await world.Platform.HasReceivedAsync(3);
        Assert.Equal(lane.Select(toggle => toggle.EventId), received.Select(webhook => webhook.Id));
    }

    [Fact]
    public async Task A_later_toggle_waits_until_the_earlier_one_succeeds()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        world.Platform.AnswerStatus(500, 500, 200);
        var lane = world.Toggles.Lane(hotspotId: 3, count: 2);

        await world.Publisher.PublishAsync(lane);

        var received = await world.Platform.HasReceivedAsync(4);
        Assert.Equal([lane[0].EventId, lane[0].EventId, lane[0].EventId, lane[1].EventId], received.Select(webhook => webhook.Id));
    }

    [Fact]
    public async Task A_lane_that_fails_does_not_hold_up_another()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Retry:Schedule:0", "01:00:00"));
        world.Platform.Answer = (webhook, context) =>
        {
            context.Response.StatusCode = webhook.Body.Contains("\"id\":3") ? 500 : 200;
            return Task.CompletedTask;
        };
        var failing = world.Toggles.Lane(hotspotId: 3, count: 2);
        var healthy = world.Toggles.Lane(hotspotId: 4, count: 5);

        await world.Publisher.PublishAsync([.. failing, .. healthy]);

        foreach (var toggle in healthy)
            await world.Api.DeliveryAsync(toggle.EventId, "delivered");
        await world.Api.DeliveryAsync(failing[0].EventId, json => json["attempts"]!.AsArray().Count == 1);
        Assert.Equal(1, world.Platform.Received.Count(webhook => webhook.Body.Contains("\"id\":3")));
    }

    [Fact]
    public async Task A_slow_endpoint_takes_its_own_places_only()
    {
        await using var world = await DispatchWorld.StartAsync(
            servers, ("Dispatch:MaxInFlightPerEndpoint", "2"), ("Dispatch:MaxInFlight", "8"));
        var release = new TaskCompletionSource();
        world.Platform.Answer = (webhook, _) => webhook.Path == "/slow" ? release.Task : Task.CompletedTask;
        var slow = new Toggles($"{world.Platform.Address}/slow", integrationId: 8);
        var toggles = Enumerable.Range(1, 10).Select(hotspot => slow.Create(hotspot, 1)).ToList();

        await world.Publisher.PublishAsync(toggles);
        await world.Platform.HasReceivedAsync(2);
        var healthy = world.Toggles.Lane(hotspotId: 1, count: 5);
        await world.Publisher.PublishAsync(healthy);
        await world.Api.DeliveryAsync(healthy[^1].EventId, "delivered");

        Assert.Equal(2, world.Platform.Received.Count(webhook => webhook.Path == "/slow"));
        release.SetResult();
        await world.Api.DeliveryAsync(toggles[^1].EventId, "delivered");
    }

    [Fact]
    public async Task Endpoints_that_do_not_respond_leave_proven_ones_their_places()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Dispatch:MaxInFlight", "10"));
        var release = new TaskCompletionSource();
        world.Platform.Answer = (webhook, _) => webhook.Path == "/slow" ? release.Task : Task.CompletedTask;
        var first = world.Toggles.Lane(hotspotId: 1, count: 5);
        await world.Publisher.PublishAsync(first);
        await world.Api.DeliveryAsync(first[^1].EventId, "delivered");

        var silent = Enumerable.Range(100, 20)
            .Select(endpoint => new Toggles($"{world.Platform.Address}/slow", endpoint).Create(1, 1)).ToList();
        await world.Publisher.PublishAsync(silent);
        await world.Platform.HasReceivedAsync(6);
        var proven = Enumerable.Range(2, 20).Select(hotspot => world.Toggles.Create(hotspot, 1)).ToList();
        await world.Publisher.PublishAsync(proven);
        foreach (var toggle in proven)
            await world.Api.DeliveryAsync(toggle.EventId, "delivered");

        Assert.Equal(5, world.Platform.Received.Count(webhook => webhook.Path == "/slow"));
        release.SetResult();
        foreach (var toggle in silent)
            await world.Api.DeliveryAsync(toggle.EventId, "delivered");
    }

    [Fact]
    public async Task Two_replicas_send_everything_once_and_in_order()
    {
        const int hotspots = 20;
        const int perHotspot = 15;
        await using var world = await DispatchWorld.StartAsync(servers);
        await world.StartReplicaAsync();
        var lanes = Enumerable.Range(1, hotspots).Select(hotspot => world.Toggles.Lane(hotspot, perHotspot)).ToList();

        await world.Publisher.PublishAsync(lanes.SelectMany(lane => lane).OrderBy(toggle => toggle.EventId.GetHashCode()));

        var received = await world.Platform.HasReceivedAsync(hotspots * perHotspot);
        foreach (var lane in lanes)
            await world.Api.DeliveryAsync(lane[^1].EventId, "delivered");
        received = world.Platform.Received;
        Assert.Equal(hotspots * perHotspot, received.Count);
        foreach (var lane in lanes)
        {
            var ids = lane.Select(toggle => toggle.EventId).ToList();
            Assert.Equal(ids, received.Select(webhook => webhook.Id).Where(ids.Contains));
        }
    }

    [Fact]
    public async Task A_toggle_whose_predecessor_never_comes_goes_ahead_after_some_minutes()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var second = world.Toggles.Create(hotspotId: 3, sequence: 2);
        await world.Publisher.PublishAsync(second);
        await world.Api.DeliveryAsync(second.EventId, "pending");
        var other = world.Toggles.Create(hotspotId: 4, sequence: 1);
        await world.Publisher.PublishAsync(other);
        await world.Api.DeliveryAsync(other.EventId, "delivered");
        Assert.Equal([other.EventId], world.Platform.Received.Select(webhook => webhook.Id));

        await world.Database.ExecuteAsync("UPDATE lanes SET gap_since = gap_since - interval '6 minutes'");

        await world.Api.DeliveryAsync(second.EventId, "delivered");
        var late = world.Toggles.Create(hotspotId: 3, sequence: 1);
        var third = world.Toggles.Create(hotspotId: 3, sequence: 3);
        await world.Publisher.PublishAsync(late, third);
        await world.Api.DeliveryAsync(late.EventId, "superseded");
        await world.Api.DeliveryAsync(third.EventId, "delivered");
        Assert.Equal([other.EventId, second.EventId, third.EventId], world.Platform.Received.Select(webhook => webhook.Id));
        Assert.Equal(["1", "2", "3"], world.Platform.Received.Select(webhook => webhook.Headers["X-Icaro-Sequence"].ToString()));
    }

    [Theory]
    [InlineData(1L << 50, true)]
    [InlineData((1L << 50) + 1, false)]
    public async Task The_first_toggle_of_an_epoch_waits_for_nothing(long sequence, bool isFirst)
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        await world.Publisher.PublishAsync(world.Toggles.Lane(hotspotId: 3, count: 2));
        await world.Platform.HasReceivedAsync(2);
        var next = world.Toggles.Create(hotspotId: 3, sequence);

        await world.Publisher.PublishAsync(next);

        var other = world.Toggles.Create(hotspotId: 4, sequence: 1);
        await world.Publisher.PublishAsync(other);
        await world.Api.DeliveryAsync(other.EventId, "delivered");
        await world.Api.DeliveryAsync(next.EventId, isFirst ? "delivered" : "pending");
    }
}
