namespace Icaro.WebhookDispatch.Tests;

public sealed class DeliveryApiTests(Servers servers)
{
    [Fact]
    public async Task Only_administrators_see_and_change_anything()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        string[] paths = ["/deliveries", $"/deliveries/{Guid.NewGuid()}", "/endpoints", "/endpoints/7"];

        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await world.Api.GetAsync(path, token: null)).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await world.Api.GetAsync(path, token: "made-up")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await world.Api.GetAsync(path, FakeCatalog.ResellerToken)).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await world.Api.PostAsync($"{paths[1]}/replay", FakeCatalog.ResellerToken)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Api.PatchAsync(paths[3], """{"enabled":true}""", FakeCatalog.ResellerToken)).Status);
    }

    [Fact]
    public async Task Deliveries_are_listed_newest_first_page_by_page()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var lane = world.Toggles.Lane(hotspotId: 3, count: 5);
        await world.Publisher.PublishAsync(lane);
        await world.Api.DeliveryAsync(lane[4].EventId, "delivered");

        List<Guid> listed = [];
        for (string? next = ""; next is not null;)
        {
            var (status, page) = await world.Api.GetAsync($"/deliveries?limit=2&after={next}");
            Assert.Equal(HttpStatusCode.OK, status);
            listed.AddRange(Ids(page!));
            next = (string?)page!["next"];
        }

        Assert.Equal(5, listed.Count);
        Assert.Equal(lane.Select(toggle => toggle.EventId).Order(), listed.Order());
        var (_, all) = await world.Api.GetAsync("/deliveries");
        Assert.Equal(listed, Ids(all!));
    }

    [Fact]
    public async Task Filters_narrow_the_list()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Retry:Schedule:0", "01:00:00"));
        world.Platform.Answer = (webhook, context) =>
        {
            context.Response.StatusCode = webhook.Path == "/broken" ? 500 : 200;
            return Task.CompletedTask;
        };
        var one = world.Toggles.Create(hotspotId: 3, sequence: 1);
        var two = new Toggles($"{world.Platform.Address}/broken", integrationId: 8).Create(hotspotId: 4, sequence: 1);
        await world.Publisher.PublishAsync(one, two);
        await world.Api.DeliveryAsync(one.EventId, "delivered");
        await world.Api.DeliveryAsync(two.EventId, json => json["attempts"]!.AsArray().Count == 1);

        Assert.Equal([one.EventId], await ListAsync(world, "hotspot=3"));
        Assert.Equal([two.EventId], await ListAsync(world, "integration=8"));
        Assert.Equal([two.EventId], await ListAsync(world, "status=pending"));
        Assert.Equal([one.EventId], await ListAsync(world, "status=delivered&hotspot=3"));
        Assert.Equal([], await ListAsync(world, "status=delivered&hotspot=4"));
        Assert.Equal([], await ListAsync(world, "since=2999-01-01T00:00:00Z"));
        Assert.Equal(2, (await ListAsync(world, "since=2020-01-01T00:00:00Z&until=2999-01-01T00:00:00Z")).Count());
        Assert.Equal([], await ListAsync(world, "until=2020-01-01T00:00:00Z"));
        var received = (string)(await world.Api.DeliveryAsync(two.EventId, "pending"))["delivery"]!["received_at"]!;
        Assert.DoesNotContain(two.EventId, await ListAsync(world, $"until={Uri.EscapeDataString(received)}"));
    }

    [Fact]
    public async Task Questions_that_make_no_sense_are_refused_in_words()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        string[] questions =
        [
            "/deliveries?hotspot=x", "/deliveries?hotspot=-1", "/deliveries?integration=99999999999", "/deliveries?status=lost",
            "/deliveries?since=yesterday", "/deliveries?until=tomorrow", "/deliveries?since=2026-02-01T00:00:00Z&until=2026-02-01T00:00:00Z",
            "/deliveries?limit=0", "/deliveries?limit=201", "/deliveries?after=!", "/deliveries?after=AAAA",
            "/deliveries/17", "/endpoints/zero",
        ];

        foreach (var question in questions)
        {
            var (status, json) = await world.Api.GetAsync(question);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.False(string.IsNullOrEmpty((string?)json!["detail"]));
            Assert.False(string.IsNullOrEmpty((string?)json["code"]));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await world.Api.GetAsync($"/deliveries/{Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Api.PostAsync($"/deliveries/{Guid.NewGuid()}/replay")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Api.GetAsync("/nowhere")).Status);
    }

    [Fact]
    public async Task A_delivered_webhook_can_be_sent_once_more_under_its_id()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var lane = world.Toggles.Lane(hotspotId: 3, count: 2);
        await world.Publisher.PublishAsync(lane);
        await world.Api.DeliveryAsync(lane[1].EventId, "delivered");

        var (status, _) = await world.Api.PostAsync($"/deliveries/{lane[0].EventId}/replay");

        Assert.Equal(HttpStatusCode.Accepted, status);
        var replayed = await world.Api.DeliveryAsync(lane[0].EventId, json => json["attempts"]!.AsArray().Count == 2);
        Assert.Equal("delivered", (string?)replayed["delivery"]!["status"]);
        Assert.Equal([lane[0].EventId, lane[1].EventId, lane[0].EventId], world.Platform.Received.Select(webhook => webhook.Id));
    }

    [Fact]
    public async Task A_replay_goes_before_what_is_later_in_its_lane()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Retry:Schedule:0", "01:00:00"));
        world.Platform.AnswerStatus(200, 500, 200);
        var lane = world.Toggles.Lane(hotspotId: 3, count: 2);
        await world.Publisher.PublishAsync(lane);
        await world.Api.DeliveryAsync(lane[1].EventId, json => json["attempts"]!.AsArray().Count == 1);

        await world.Api.PostAsync($"/deliveries/{lane[0].EventId}/replay");

        await world.Api.DeliveryAsync(lane[1].EventId, "delivered");
        Assert.Equal(
            [lane[0].EventId, lane[1].EventId, lane[0].EventId, lane[1].EventId], world.Platform.Received.Select(webhook => webhook.Id));
    }

    [Fact]
    public async Task What_is_pending_cannot_be_replayed()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Retry:Schedule:0", "01:00:00"));
        world.Platform.AnswerStatus(500);
        var toggle = world.Toggles.Create(3, 1);
        await world.Publisher.PublishAsync(toggle);
        await world.Api.DeliveryAsync(toggle.EventId, "pending");

        Assert.Equal(HttpStatusCode.Conflict, (await world.Api.PostAsync($"/deliveries/{toggle.EventId}/replay")).Status);
    }

    private static async Task<IEnumerable<Guid>> ListAsync(DispatchWorld world, string query) =>
        Ids((await world.Api.GetAsync($"/deliveries?{query}")).Json!);

    private static IEnumerable<Guid> Ids(JsonNode page) =>
        page["deliveries"]!.AsArray().Select(delivery => Guid.Parse((string)delivery!["id"]!));
}
