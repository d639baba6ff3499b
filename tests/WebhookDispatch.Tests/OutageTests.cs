namespace Icaro.WebhookDispatch.Tests;

public sealed class OutageTests(Servers servers)
{
    [Fact]
    public async Task Nothing_is_lost_while_the_database_is_away()
    {
        var database = new NpgsqlConnectionStringBuilder(await servers.CreateDatabaseAsync(TestContext.Current.CancellationToken));
        await using var gate = new Gate(database.Host!, database.Port);
        database.Port = gate.Port;
        await using var world = await DispatchWorld.StartAsync(servers, ("ConnectionStrings:dispatchdb", database.ConnectionString));
        var lane = world.Toggles.Lane(hotspotId: 3, count: 20);
        await world.Publisher.PublishAsync(lane[..5]);
        await world.Platform.HasReceivedAsync(5);

        await gate.CloseAsync();
        await world.Publisher.PublishAsync(lane[5..]);
        await HealthAsync(world, HttpStatusCode.ServiceUnavailable, "Unhealthy");
        await ReasonAsync(world, "DispatchDbContext");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await world.Api.GetAsync("/deliveries")).Status);
        gate.Open();

        await world.Api.DeliveryAsync(lane[^1].EventId, "delivered");
        await HealthAsync(world, HttpStatusCode.OK, "Healthy");
        Assert.Equal(lane.Select(toggle => toggle.EventId), world.Platform.Received.Select(webhook => webhook.Id).Distinct());
    }

    [Fact]
    public async Task Of_two_database_servers_the_one_that_is_there_is_used()
    {
        var database = new NpgsqlConnectionStringBuilder(await servers.CreateDatabaseAsync(TestContext.Current.CancellationToken));
        await using var first = new Gate(database.Host!, database.Port);
        await using var second = new Gate(database.Host!, database.Port);
        await second.CloseAsync();
        database.Host = $"127.0.0.1:{first.Port},127.0.0.1:{second.Port}";
        await using var world = await DispatchWorld.StartAsync(servers, ("ConnectionStrings:dispatchdb", database.ConnectionString));
        var lane = world.Toggles.Lane(hotspotId: 3, count: 2);
        await world.Publisher.PublishAsync(lane[0]);
        await world.Platform.HasReceivedAsync(1);

        await first.CloseAsync();
        second.Open();
        await world.Publisher.PublishAsync(lane[1]);

        await world.Api.DeliveryAsync(lane[1].EventId, "delivered");
    }

    [Fact]
    public async Task What_is_not_stored_when_the_service_stops_goes_back_to_the_queue()
    {
        var database = new NpgsqlConnectionStringBuilder(await servers.CreateDatabaseAsync(TestContext.Current.CancellationToken));
        await using var gate = new Gate(database.Host!, database.Port);
        database.Port = gate.Port;
        await using var world = await DispatchWorld.StartAsync(servers, ("ConnectionStrings:dispatchdb", database.ConnectionString));
        await gate.CloseAsync();
        var lane = world.Toggles.Lane(hotspotId: 3, count: 3);
        await world.Publisher.PublishAsync(lane);
        await HealthAsync(world, HttpStatusCode.ServiceUnavailable, "Unhealthy");

        await world.StopReplicaAsync(0);
        gate.Open();
        await world.StartReplicaAsync();

        await world.Api.DeliveryAsync(lane[^1].EventId, "delivered");
        Assert.Equal(lane.Select(toggle => toggle.EventId), world.Platform.Received.Select(webhook => webhook.Id));
    }

    [Fact]
    public async Task Without_the_broker_the_service_is_degraded_delivers_on_and_recovers_by_itself()
    {
        var broker = new UriBuilder(await servers.CreateVirtualHostAsync(TestContext.Current.CancellationToken));
        await using var publisher = await Publisher.StartAsync(broker.Uri.ToString(), TestContext.Current.CancellationToken);
        await using var gate = new Gate(broker.Host, broker.Port);
        broker.Port = gate.Port;
        await using var world = await DispatchWorld.StartAsync(servers, ("ConnectionStrings:messaging", broker.Uri.ToString()));
        var lane = world.Toggles.Lane(hotspotId: 3, count: 2);
        world.Platform.AnswerStatus(500);
        await publisher.PublishAsync(lane[0]);
        await world.Platform.HasReceivedAsync(1);

        await gate.CloseAsync();
        await HealthAsync(world, HttpStatusCode.OK, "Degraded");
        await ReasonAsync(world, "masstransit-bus");
        world.Platform.AnswerStatus(200);
        await world.Api.DeliveryAsync(lane[0].EventId, "delivered");
        await publisher.PublishAsync(lane[1]);
        gate.Open();

        await world.Api.DeliveryAsync(lane[1].EventId, "delivered");
        await HealthAsync(world, HttpStatusCode.OK, "Healthy");
        await Eventually.TrueAsync(() => publisher.Heard.Delivered.Count >= 2, () => "both announcements");
    }

    [Fact]
    public async Task A_backlog_drains_in_order()
    {
        const int hotspots = 100;
        const int perHotspot = 30;
        await using var world = await DispatchWorld.StartAsync(servers);
        await world.StopReplicaAsync(0);
        var lanes = Enumerable.Range(1, hotspots).Select(hotspot => world.Toggles.Lane(hotspot, perHotspot)).ToList();
        await world.Publisher.PublishAsync(lanes.SelectMany(lane => lane));

        await world.StartReplicaAsync();
        await world.StartReplicaAsync();

        await world.Platform.HasReceivedAsync(hotspots * perHotspot);
        foreach (var lane in lanes)
            await world.Api.DeliveryAsync(lane[^1].EventId, "delivered");
        var received = world.Platform.Received.Select(webhook => webhook.Id).ToList();
        Assert.Equal(hotspots * perHotspot, received.Count);
        var places = received.Index().ToDictionary(webhook => webhook.Item, webhook => webhook.Index);
        Assert.All(lanes, lane => Assert.Equal(lane, lane.OrderBy(toggle => places[toggle.EventId])));
    }

    [Fact]
    public async Task What_can_never_be_stored_goes_to_the_error_queue_and_holds_up_nobody()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var first = world.Toggles.Create(hotspotId: 3, sequence: 1);
        var contradiction = world.Toggles.Create(hotspotId: 3, sequence: 1);
        var second = world.Toggles.Create(hotspotId: 3, sequence: 2);
        await world.Publisher.PublishAsync(first);
        await world.Api.DeliveryAsync(first.EventId, "delivered");

        var unstorable = world.Toggles.Create(hotspotId: 4, sequence: 1) with { Endpoint = new() { EndpointId = 7, Url = "\0", SealedToken = [], SealedSigningSecret = [] } };
        var nowhere = world.Toggles.Create(hotspotId: 6, sequence: 1) with { Endpoint = null! };
        var negative = world.Toggles.Create(hotspotId: 5, sequence: -1);

        await world.Publisher.PublishAsync(contradiction, unstorable, nowhere, negative, second);

        await world.Api.DeliveryAsync(second.EventId, "delivered");
        Assert.Equal(
            new[] { contradiction.EventId, unstorable.EventId, nowhere.EventId, negative.EventId }.Order(),
            (await world.Publisher.TakeErrorsAsync(4)).Order());
        Assert.Equal([first.EventId, second.EventId], world.Platform.Received.Select(webhook => webhook.Id));
    }

    [Fact]
    public async Task Operators_are_told_when_the_catalog_cannot_say_who_they_are()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        await world.Catalog.DisposeAsync();

        var (status, json) = await world.Api.GetAsync("/deliveries");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.False(string.IsNullOrEmpty((string?)json!["detail"]));
        Assert.False(string.IsNullOrEmpty((string?)json["code"]));
    }

    private static Task HealthAsync(DispatchWorld world, HttpStatusCode status, string text) =>
        Eventually.TrueAsync(async () => await world.Api.HealthAsync() == (status, text), () => $"health {text}");

    /// <summary>Fails unless the answer says which part is not well, and why.</summary>
    private static async Task ReasonAsync(DispatchWorld world, string check)
    {
        var (_, health) = await world.Api.GetAsync("/health", token: null);
        Assert.NotEqual("Healthy", (string?)health!["checks"]![check]!["status"]);
        Assert.False(string.IsNullOrEmpty((string?)health["checks"]![check]!["description"]));
    }
}
