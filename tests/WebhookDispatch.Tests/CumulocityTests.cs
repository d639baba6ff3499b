namespace Icaro.WebhookDispatch.Tests;

public sealed class CumulocityTests(SharedWorld shared) : IClassFixture<SharedWorld>, IAsyncDisposable
{
    private const string ManagedObjectType = "application/vnd.com.nsn.cumulocity.managedobject+json";

    private readonly DispatchWorld _world = shared.World;
    private readonly TestTenant _tenant = TestTenant.Start();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    [Fact]
    public async Task A_device_appears_once_with_its_position_measurements_and_moves()
    {
        var endpoint = _tenant.Endpoint(shared.NextEndpointId());

        await DeliverAsync(
            endpoint,
            DeviceData.Body("D 1/ä", DeviceData.Event("DEVICE_ADDED"), DeviceData.Temperature(1), DeviceData.Place(59.5, 18.25, 2)),
            DeviceData.Body("D 1/ä", DeviceData.Place(59.5, 18.25, 3), DeviceData.Place(59.75, 18.25, 4), DeviceData.Temperature(5)));

        var state = await _tenant.LookAsync();
        var device = Assert.Single(state.Objects);
        Assert.Equal(("Forklift D 1/ä", "tag"), ((string?)device["name"], (string?)device["type"]));
        Assert.Equal("""{"lat":59.75,"lng":18.25,"alt":4.5}""", device["c8y_Position"]!.ToJsonString());
        Assert.Equal([1, 5], state.Temperatures);
        Assert.Equal("2026-01-31T12:00:01.000Z", (string?)state.Measurements[0]["time"]);
        Assert.Equal("""{"value":1,"unit":"C"}""", state.Measurements[0]["c8y_TemperatureMeasurement"]!["T"]!.ToJsonString());
        Assert.Equal([59.5, 59.5, 59.75], state.Events.Select(one => (double)one["c8y_Position"]!["lat"]!));
        Assert.All(state.Events, one => Assert.Equal((string?)device["id"], (string?)one["source"]!["id"]));
    }

    [Fact]
    public async Task The_name_is_the_tenants_own_from_then_on()
    {
        var endpoint = _tenant.Endpoint(shared.NextEndpointId());
        await DeliverAsync(endpoint, DeviceData.Body("d1", DeviceData.Temperature(1)));
        var id = (string?)(await _tenant.LookAsync()).Objects[0]["id"];
        await _tenant.SendAsync(HttpMethod.Put, $"/inventory/managedObjects/{id}", """{"name":"Renamed"}""", ManagedObjectType);

        await DeliverNextAsync(endpoint, 2, DeviceData.Body("d1", DeviceData.Event("DEVICE_UPDATED"), DeviceData.Place(1, 2)));

        var device = Assert.Single((await _tenant.LookAsync()).Objects);
        Assert.Equal(("Renamed", 1.0), ((string?)device["name"], (double)device["c8y_Position"]!["lat"]!));
    }

    [Fact]
    public async Task An_object_that_somebody_else_bound_first_is_used_and_the_one_made_in_vain_is_deleted()
    {
        await _tenant.MisbehaveAsync("""{"race":true}""");

        await DeliverAsync(_tenant.Endpoint(shared.NextEndpointId()), DeviceData.Body("d1", DeviceData.Temperature(1)));

        var state = await _tenant.LookAsync();
        var device = Assert.Single(state.Objects);
        Assert.Equal((string?)device["id"], (string?)state.Measurements.Single()["source"]!["id"]);
    }

    [Fact]
    public async Task A_device_that_is_bound_already_is_looked_up()
    {
        await _tenant.SendAsync(HttpMethod.Post, "/inventory/managedObjects", """{"name":"Theirs","type":"tag","c8y_IsDevice":{} }""", ManagedObjectType);
        var id = (string?)(await _tenant.LookAsync()).Objects[0]["id"];
        await _tenant.SendAsync(
            HttpMethod.Post, $"/identity/globalIds/{id}/externalIds", """{"type":"c8y_Serial","externalId":"d1"}""",
            "application/vnd.com.nsn.cumulocity.externalid+json");

        await DeliverAsync(_tenant.Endpoint(shared.NextEndpointId()), DeviceData.Body("d1", DeviceData.Temperature(1)));

        var state = await _tenant.LookAsync();
        Assert.Equal(("Theirs", id), ((string?)Assert.Single(state.Objects)["name"], (string?)state.Measurements.Single()["source"]!["id"]));
    }

    [Fact]
    public async Task A_vanished_object_is_made_anew_whatever_there_is_to_say_about_it()
    {
        var endpoint = _tenant.Endpoint(shared.NextEndpointId());
        string[] bodies =
        [
            DeviceData.Body("d1", DeviceData.Temperature(1)), DeviceData.Body("d1", DeviceData.Place(1, 2)), DeviceData.Body("d1", DeviceData.Temperature(2)),
        ];

        foreach (var (index, body) in bodies.Index())
        {
            await DeliverNextAsync(endpoint, index + 1, body);
            var device = Assert.Single((await _tenant.LookAsync()).Objects);
            await _tenant.SendAsync(HttpMethod.Delete, $"/inventory/managedObjects/{device["id"]}");
        }

        Assert.Equal([1, 2], (await _tenant.LookAsync()).Temperatures);
    }

    [Theory]
    [InlineData("""{"path":"/measurement","status":429,"retry_after":1,"spare":1}""")]
    [InlineData("""{"path":"/measurement","status":500,"times":2,"spare":2}""")]
    [InlineData("""{"path":"/event","status":503,"spare":1}""")]
    [InlineData("""{"path":"/event","status":503,"times":3}""")]
    public async Task A_retry_goes_on_where_the_attempt_before_it_failed(string fault)
    {
        await _tenant.MisbehaveAsync(fault);
        var temperatures = Enumerable.Range(1, 250).ToList();
        var body = DeviceData.Body(
            "d1", [.. temperatures.Select(DeviceData.Temperature), DeviceData.Place(1, 1), DeviceData.Place(2, 2), DeviceData.Place(3, 3)]);

        await DeliverAsync(_tenant.Endpoint(shared.NextEndpointId()), body);

        var state = await _tenant.LookAsync();
        Assert.Equal(temperatures, state.Temperatures);
        Assert.Equal([1, 2, 3], state.Events.Select(one => (double)one["c8y_Position"]!["lat"]!));
    }

    [Fact]
    public async Task What_was_confirmed_is_not_repeated_after_an_earlier_delivery_was_replayed_in_between()
    {
        var endpoint = _tenant.Endpoint(shared.NextEndpointId());
        var first = RequestsTo.Delivery(9, 1, DeviceData.Body("d1", DeviceData.Event("DEVICE_ADDED")));
        await PublishAsync(endpoint.Enqueue(first));
        await _world.Api.DeliveryAsync(first.EventId, "delivered");
        await _tenant.MisbehaveAsync("""{"path":"/event","status":429,"retry_after":3600}""");
        var second = RequestsTo.Delivery(9, 2, DeviceData.Body("d1", DeviceData.Temperature(1), DeviceData.Place(1, 1)));
        await PublishAsync(endpoint.Enqueue(second));
        await _world.Api.DeliveryAsync(second.EventId, json => json["attempts"]!.AsArray().Count == 1);

        // Both what the tenant asked for, and its place in the lane.
        await _world.Database.ExecuteAsync($"UPDATE endpoints SET paused_until = NULL WHERE id = {endpoint.EndpointId}");
        await _world.Api.PostAsync($"/deliveries/{first.EventId}/replay");

        await _world.Api.DeliveryAsync(second.EventId, "delivered");
        var state = await _tenant.LookAsync();
        Assert.Single(state.Measurements);
        Assert.Single(state.Events);
    }

    [Fact]
    public async Task A_replay_sends_all_of_it_again()
    {
        var delivery = RequestsTo.Delivery(9, 1, DeviceData.Body("d1", DeviceData.Temperature(1)));
        await PublishAsync(_tenant.Endpoint(shared.NextEndpointId()).Enqueue(delivery));
        await _world.Api.DeliveryAsync(delivery.EventId, "delivered");

        await _world.Api.PostAsync($"/deliveries/{delivery.EventId}/replay");

        await _world.Api.DeliveryAsync(delivery.EventId, json => json["attempts"]!.AsArray().Count == 2);
        Assert.Equal([1, 1], (await _tenant.LookAsync()).Temperatures);
    }

    [Fact]
    public async Task A_device_of_which_only_its_end_is_known_does_not_appear()
    {
        await DeliverAsync(_tenant.Endpoint(shared.NextEndpointId()), DeviceData.Body("d1", DeviceData.Event("DEVICE_REMOVED")));

        Assert.Empty((await _tenant.LookAsync()).Objects);
    }

    [Fact]
    public async Task A_removed_device_is_forgotten_and_looked_up_when_it_comes_back()
    {
        var endpoint = _tenant.Endpoint(shared.NextEndpointId());
        await DeliverAsync(endpoint, DeviceData.Body("d1", DeviceData.Temperature(1)), DeviceData.Body("d1", DeviceData.Event("DEVICE_REMOVED")));
        Assert.Equal(0L, await _world.Database.QueryAsync<long>($"SELECT count(*) FROM cumulocity_objects WHERE endpoint_id = {endpoint.EndpointId}"));

        await DeliverNextAsync(endpoint, 3, DeviceData.Body("d1", DeviceData.Temperature(2)));

        var state = await _tenant.LookAsync();
        Assert.Single(state.Objects);
        Assert.Equal([1, 2], state.Temperatures);
    }

    [Fact]
    public async Task An_endpoint_that_leads_to_another_tenant_knows_nothing_of_the_objects_there()
    {
        await using var other = TestTenant.Start();
        await other.SendAsync(HttpMethod.Post, "/inventory/managedObjects", """{"name":"Not ours","type":"tag","c8y_IsDevice":{} }""", ManagedObjectType);
        var endpoint = _tenant.Endpoint(shared.NextEndpointId());
        await DeliverAsync(endpoint, DeviceData.Body("d1", DeviceData.Temperature(1)));

        await DeliverNextAsync(endpoint with { Version = 2, Url = other.Address }, 2, DeviceData.Body("d1", DeviceData.Temperature(2)));

        var state = await other.LookAsync();
        Assert.Equal(2, state.Objects.Count);
        Assert.Equal((string?)state.Objects[1]["id"], (string?)Assert.Single(state.Measurements)["source"]!["id"]);
    }

    private Task PublishAsync(DeliveriesRequested owed) => _world.Publisher.PublishAsync(owed);

    /// <summary>Sequences 1, 2, … of one device.</summary>
    private async Task DeliverAsync(RequestsTo endpoint, params string[] bodies)
    {
        foreach (var (index, body) in bodies.Index())
            await DeliverNextAsync(endpoint, index + 1, body);
    }

    private async Task DeliverNextAsync(RequestsTo endpoint, int sequence, string body)
    {
        var delivery = RequestsTo.Delivery(9, sequence, body);
        await PublishAsync(endpoint.Enqueue(delivery));
        await _world.Api.DeliveryAsync(delivery.EventId, "delivered");
    }
}
