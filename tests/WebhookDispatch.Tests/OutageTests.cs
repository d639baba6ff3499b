using System.Net;
using Icaro.TestServers;
using Icaro.WebhookDispatch.Tests.World;
using Npgsql;

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
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await world.Api.GetAsync("/deliveries")).Status);
        gate.Open();

        await world.Api.DeliveryAsync(lane[^1].EventId, "delivered");
        await HealthAsync(world, HttpStatusCode.OK, "Healthy");
        Assert.Equal(lane.Select(toggle => toggle.EventId), world.Platform.Received.Select(webhook => webhook.Id).Distinct());
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
        world.Platform.AnswerStatus(200);
        await world.Api.DeliveryAsync(lane[0].EventId, "delivered");
        await publisher.PublishAsync(lane[1]);
        gate.Open();

        await world.Api.DeliveryAsync(lane[1].EventId, "delivered");
        await HealthAsync(world, HttpStatusCode.OK, "Healthy");
        await Eventually.TrueAsync(() => publisher.Heard.Delivered.Count >= 2, () => "both announcements");
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
        Assert.False(string.IsNullOrEmpty((string?)json!["message"]));
    }

    private static Task HealthAsync(DispatchWorld world, HttpStatusCode status, string text) =>
        Eventually.TrueAsync(async () => await world.Api.HealthAsync() == (status, text), () => $"health {text}");
}
