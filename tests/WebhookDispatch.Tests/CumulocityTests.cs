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
    public async Task A_tenant_that_does_not_know_us_is_left_alone_until_there_is_another_password()
    {
        var endpoint = _tenant.Endpoint(shared.NextEndpointId());
        await _tenant.ChangeLoginAsync("t1/partner:another");
        RequestedDelivery[] owed = [Temperature(1), Temperature(2)];
        await PublishAsync(endpoint.Enqueue(owed));
        await Eventually.TrueAsync(
            () => _world.Publisher.Heard.Disabled.Any(one => one.EndpointId == endpoint.EndpointId && one.Reason == "unauthorized"), () => "word of it");
        Assert.Equal("unauthorized", (string?)(await _world.Api.GetAsync($"/endpoints/{endpoint.EndpointId}")).Json!["disabled_reason"]);

        // Said once more, the same password changes nothing.
        await _world.Publisher.PublishAsync(endpoint.Changed);
        await _world.Publisher.PublishAsync((endpoint with { Version = 2, Token = "t1/partner:another" }).Changed);

        foreach (var delivery in owed)
            await _world.Api.DeliveryAsync(delivery.EventId, "delivered");
        Assert.Equal([1, 2], (await _tenant.LookAsync()).Temperatures);
        await Eventually.TrueAsync(() => _world.Publisher.Heard.Enabled.Any(one => one.EndpointId == endpoint.EndpointId), () => "word of it");
        Assert.Single(_world.Publisher.Heard.Enabled, one => one.EndpointId == endpoint.EndpointId);
    }

    [Fact]
    public async Task A_new_password_that_comes_with_a_delivery_counts_too()
    {
        var endpoint = _tenant.Endpoint(shared.NextEndpointId()) with { Token = "t1/partner:wrong" };
        var first = Temperature(1);
        await PublishAsync(endpoint.Enqueue(first));
        await _world.Api.DeliveryAsync(first.EventId, json => json["attempts"]!.AsArray().Count == 1);
        var renewed = endpoint with { Version = 2, Token = TestTenant.Login };

        var second = Temperature(2);
        await PublishAsync(renewed.Enqueue(second));
        await _world.Api.DeliveryAsync(second.EventId, "pending");
        await _world.Publisher.PublishAsync(renewed.Changed);

        await _world.Api.DeliveryAsync(second.EventId, "delivered");
        Assert.Equal([1, 2], (await _tenant.LookAsync()).Temperatures);
    }

    [Fact]
    public async Task An_operator_can_enable_it_as_well_and_the_catalog_hears_of_it()
    {
        var endpoint = _tenant.Endpoint(shared.NextEndpointId());
        await _tenant.MisbehaveAsync("""{"status":403}""");
        var delivery = Temperature(1);
        await PublishAsync(endpoint.Enqueue(delivery));
        await _world.Api.DeliveryAsync(delivery.EventId, json => json["attempts"]!.AsArray().Count == 1);

        await _world.Api.PatchAsync($"/endpoints/{endpoint.EndpointId}", """{"enabled":true}""");

        await _world.Api.DeliveryAsync(delivery.EventId, "delivered");
        await Eventually.TrueAsync(() => _world.Publisher.Heard.Enabled.Any(one => one.EndpointId == endpoint.EndpointId), () => "word of it");
    }

    [Theory]
    [InlineData("""{"path":"/measurement","status":422}""", "measurements_rejected")]
    [InlineData("""{"path":"/inventory","method":"POST","status":400}""", "creation_rejected")]
    [InlineData("""{"path":"/identity","method":"GET","status":406}""", "identity_rejected")]
    public async Task What_the_tenant_refuses_for_good_is_given_up_at_once_and_the_next_one_goes(string fault, string error)
    {
        await _tenant.MisbehaveAsync(fault);
        var (refused, next) = (Temperature(1), Temperature(2));

        await PublishAsync(_tenant.Endpoint(shared.NextEndpointId()).Enqueue(refused, next));

        var failed = await _world.Api.DeliveryAsync(refused.EventId, "failed");
        Assert.Equal(error, (string?)Assert.Single(failed["attempts"]!.AsArray())!["error_class"]);
        Assert.Contains("Told to do so", (string?)failed["attempts"]![0]!["response_sample"], StringComparison.Ordinal);
        await _world.Api.DeliveryAsync(next.EventId, "delivered");
        Assert.Equal([2], (await _tenant.LookAsync()).Temperatures);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("""{"device":{"id":".."},"payloads":[]}""")]
    [InlineData("""{"device":{"id":"d1"},"payloads":[{"payloadType":"DATA","timestamp":"yesterday","payload":{} }]}""")]
    public async Task A_body_that_makes_no_requests_fails_in_words(string body)
    {
        var delivery = RequestsTo.Delivery(9, 1, body);

        await PublishAsync(_tenant.Endpoint(shared.NextEndpointId()).Enqueue(delivery));

        var failed = await _world.Api.DeliveryAsync(delivery.EventId, "failed");
        Assert.Equal("unmappable", (string?)failed["attempts"]![0]!["error_class"]);
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

    private static RequestedDelivery Temperature(int value) => RequestsTo.Delivery(9, value, DeviceData.Body("d1", DeviceData.Temperature(value)));

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
