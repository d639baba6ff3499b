namespace Icaro.WebhookDispatch.Tests;

/// <summary>What endpoints receive beside the switches of hotspots.</summary>
public sealed class ChannelTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private const string Token = "marker-partner-token ü";

    private readonly DispatchWorld _world = shared.World;

    [Fact]
    public async Task A_device_webhook_shows_the_token_in_base64_and_nothing_else()
    {
        var endpoint = Endpoint(EndpointChannel.Device) with { Token = Token };
        var owed = endpoint.Enqueue(RequestsTo.Delivery(9, 1, """{"payloadType":"DATA"}"""));

        await _world.Publisher.PublishAsync(owed);

        var webhook = (await ReceivedAsync(endpoint, 1))[0];
        Assert.Equal("""{"payloadType":"DATA"}""", webhook.Body);
        Assert.Equal("application/json", webhook.Headers["Content-Type"]);
        Assert.Equal(Convert.ToBase64String(Encoding.UTF8.GetBytes(Token)), webhook.Headers["auth-token"]);
        Assert.DoesNotContain(webhook.Headers.Keys, name => name.StartsWith("webhook-", StringComparison.Ordinal)
            || name == "X-Icaro-WebHook-Token");
    }

    [Fact]
    public async Task A_device_webhook_without_a_token_has_no_such_header_and_one_with_a_secret_is_signed()
    {
        var endpoint = Endpoint(EndpointChannel.Device) with { SigningSecret = Toggles.SigningSecret };
        var owed = endpoint.Enqueue(RequestsTo.Delivery(9, 1, "{}"));

        await _world.Publisher.PublishAsync(owed);

        var webhook = (await ReceivedAsync(endpoint, 1))[0];
        Assert.False(webhook.Headers.ContainsKey("auth-token"));
        Assert.Equal(owed.Deliveries[0].EventId, webhook.Id);
        Assert.Equal(webhook.ExpectedSignature(Toggles.SigningSecret), webhook.Headers["webhook-signature"]);
    }

    [Fact]
    public async Task A_module_receives_the_form_as_it_was_made()
    {
        const string Form = "clientId=4711&activity=%7B%22active%22%3Atrue%7D";
        var endpoint = Endpoint(EndpointChannel.Module) with { Token = Token };

        await _world.Publisher.PublishAsync(endpoint.Enqueue(RequestsTo.Delivery(5, 1, Form)));

        var webhook = (await ReceivedAsync(endpoint, 1))[0];
        Assert.Equal((Form, "application/x-www-form-urlencoded"), (webhook.Body, webhook.Headers["Content-Type"]));
        Assert.DoesNotContain(webhook.Headers.Values, value => value.Contains("marker", StringComparison.Ordinal));
        Assert.False(webhook.Headers.ContainsKey("auth-token") || webhook.Headers.ContainsKey("X-Icaro-WebHook-Token"));
    }

    [Fact]
    public async Task Devices_are_served_beside_each_other_and_each_in_order()
    {
        const int Devices = 20;
        const int PerDevice = 10;
        const int AtATime = 4;
        var endpoint = Endpoint(EndpointChannel.Device);
        await _world.Publisher.PublishAsync(endpoint.Enqueue(RequestsTo.Delivery(999, 1, "first")));
        await ReceivedAsync(endpoint, 1);
        await _world.Api.PatchAsync($"/endpoints/{endpoint.EndpointId}", $$"""{"max_in_flight":{{AtATime}}}""");
        var inFlight = new InFlight();
        _world.Platform.Answer = (_, _) => inFlight.AnswerAsync();
        var deliveries = Enumerable.Range(1, PerDevice)
            .SelectMany(sequence =>
                Enumerable.Range(1, Devices).Select(device => RequestsTo.Delivery(device, sequence, $"{device} {sequence}"))).ToList();

        // In pieces, which overtake each other.
        await _world.Publisher.PublishAsync(deliveries.Chunk(17).Reverse().Select(piece => endpoint.Enqueue(piece)));

        var received = (await ReceivedAsync(endpoint, 1 + Devices * PerDevice)).Skip(1).Select(webhook => webhook.Body).ToList();
        Assert.Equal(deliveries.Count, received.Count);
        Assert.All(
            received.GroupBy(body => body.Split(' ')[0]),
            device => Assert.Equal(Enumerable.Range(1, PerDevice).Select(sequence => $"{device.Key} {sequence}"), device));
        Assert.InRange(inFlight.Most, 2, AtATime);
    }

    [Fact]
    public async Task A_message_that_comes_twice_is_delivered_once_and_the_catalog_is_told_of_switches_alone()
    {
        var endpoint = Endpoint(EndpointChannel.Device);
        var owed = endpoint.Enqueue(RequestsTo.Delivery(9, 1, "one"), RequestsTo.Delivery(9, 2, "two"));
        var toggle = new Toggles($"{_world.Platform.Address}/icaro", shared.NextEndpointId()).Create(3, 1);

        await _world.Publisher.PublishAsync(owed, owed);
        await ReceivedAsync(endpoint, 2);
        await _world.Publisher.PublishAsync(owed, endpoint.Enqueue(RequestsTo.Delivery(9, 3, "three")));
        await ReceivedAsync(endpoint, 3);
        await _world.Publisher.PublishAsync(toggle);

        await Eventually.TrueAsync(
            () => _world.Publisher.Heard.Delivered.Any(one => one.IntegrationId == toggle.IntegrationId), () => "word of the switch");
        Assert.Equal(["one", "two", "three"], (await ReceivedAsync(endpoint, 3)).Select(webhook => webhook.Body));
        Assert.DoesNotContain(_world.Publisher.Heard.Delivered, one => one.IntegrationId == endpoint.EndpointId);
    }

    [Fact]
    public async Task A_message_that_contradicts_what_was_sent_goes_to_the_error_queue_and_the_rest_of_it_is_sent()
    {
        var endpoint = Endpoint(EndpointChannel.Device);
        await _world.Publisher.PublishAsync(endpoint.Enqueue(RequestsTo.Delivery(9, 1, "one")));
        await ReceivedAsync(endpoint, 1);

        var wrong = endpoint.Enqueue(RequestsTo.Delivery(9, 1, "another one"), RequestsTo.Delivery(9, 2, "two"));
        await _world.Publisher.PublishAsync(wrong);

        var error = Assert.Single(await _world.Publisher.TakeErrorsAsync("webhook-dispatch-deliveries", 1));
        Assert.Equal(endpoint.EndpointId, (int)error["endpoint"]!["endpointId"]!);
        Assert.Equal(["one", "two"], (await ReceivedAsync(endpoint, 2)).Select(webhook => webhook.Body));
    }

    [Fact]
    public async Task Nothing_of_a_message_is_stored_that_has_a_value_which_cannot_be()
    {
        var endpoint = Endpoint(EndpointChannel.Device);
        var good = RequestsTo.Delivery(9, 1, "one");

        await _world.Publisher.PublishAsync(endpoint.Enqueue(good, RequestsTo.Delivery(9, 0, "never")));
        await _world.Publisher.TakeErrorsAsync("webhook-dispatch-deliveries", 1);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await _world.Api.GetAsync($"/deliveries/{good.EventId}")).Status);
    }

    [Fact]
    public async Task Operators_see_the_channel_and_the_subject()
    {
        var endpoint = Endpoint(EndpointChannel.Device);
        var delivery = RequestsTo.Delivery(77, 1, "{}");
        await _world.Publisher.PublishAsync(endpoint.Enqueue(delivery));

        var shown = (await _world.Api.DeliveryAsync(delivery.EventId, "delivered"))["delivery"]!;

        Assert.Equal(
            ("device", endpoint.EndpointId, 77, 3),
            ((string?)shown["channel"], (int)shown["endpoint_id"]!, (int)shown["subject_id"]!, (int)shown["hotspot_id"]!));
        Assert.Null(shown["integration_id"]);
        Assert.Equal("device", (string?)(await _world.Api.GetAsync($"/endpoints/{endpoint.EndpointId}")).Json!["channel"]);
        var (_, page) = await _world.Api.GetAsync($"/deliveries?hotspot=3&integration={endpoint.EndpointId}");
        Assert.Single(page!["deliveries"]!.AsArray());
    }

    [Fact]
    public async Task A_channel_that_nobody_knows_is_tried_again_and_holds_up_nothing_else()
    {
        var unknown = Endpoint("carrier-pigeon");
        var delivery = RequestsTo.Delivery(9, 1, "{}");

        await _world.Publisher.PublishAsync(unknown.Enqueue(delivery));

        var tried = await _world.Api.DeliveryAsync(delivery.EventId, json => json["attempts"]!.AsArray().Count >= 2);
        Assert.Equal(("pending", "unknown_channel"),
            ((string?)tried["delivery"]!["status"], (string?)tried["attempts"]![0]!["error_class"]));
        await _world.Publisher.PublishAsync(unknown.Removed);
    }

    private RequestsTo Endpoint(string channel)
    {
        _world.Platform.Answer = (_, _) => Task.CompletedTask;
        var id = shared.NextEndpointId();
        return new(id, channel, $"{_world.Platform.Address}/{id}");
    }

    private async Task<IReadOnlyList<ReceivedWebhook>> ReceivedAsync(RequestsTo endpoint, int count)
    {
        IReadOnlyList<ReceivedWebhook> Received() =>
            [.. _world.Platform.Received.Where(webhook => webhook.Path == $"/{endpoint.EndpointId}")];
        await Eventually.TrueAsync(() => Received().Count >= count, () => $"{count} webhooks, but there are {Received().Count}");
        return Received();
    }
}
