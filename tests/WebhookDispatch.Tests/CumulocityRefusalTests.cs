namespace Icaro.WebhookDispatch.Tests;

public sealed class CumulocityRefusalTests(SharedWorld shared) : IClassFixture<SharedWorld>, IAsyncDisposable
{
    private readonly DispatchWorld _world = shared.World;
    private readonly TestTenant _tenant = TestTenant.Start();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    [Fact]
    public async Task A_tenant_that_does_not_know_us_is_left_alone_until_there_is_another_password()
    {
        var endpoint = _tenant.Endpoint(shared.NextEndpointId());
        await _tenant.ChangeLoginAsync("t1/partner:another");
        RequestedDelivery[] owed = [DeviceData.TemperatureDelivery(1), DeviceData.TemperatureDelivery(2)];
        await _world.Publisher.PublishAsync(endpoint.Enqueue(owed));
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
        var first = DeviceData.TemperatureDelivery(1);
        await _world.Publisher.PublishAsync(endpoint.Enqueue(first));
        await _world.Api.DeliveryAsync(first.EventId, json => json["attempts"]!.AsArray().Count == 1);
        var renewed = endpoint with { Version = 2, Token = TestTenant.Login };

        var second = DeviceData.TemperatureDelivery(2);
        await _world.Publisher.PublishAsync(renewed.Enqueue(second));
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
        var delivery = DeviceData.TemperatureDelivery(1);
        await _world.Publisher.PublishAsync(endpoint.Enqueue(delivery));
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
        var (refused, next) = (DeviceData.TemperatureDelivery(1), DeviceData.TemperatureDelivery(2));

        await _world.Publisher.PublishAsync(_tenant.Endpoint(shared.NextEndpointId()).Enqueue(refused, next));

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

        await _world.Publisher.PublishAsync(_tenant.Endpoint(shared.NextEndpointId()).Enqueue(delivery));

        var failed = await _world.Api.DeliveryAsync(delivery.EventId, "failed");
        Assert.Equal("unmappable", (string?)failed["attempts"]![0]!["error_class"]);
    }
}
