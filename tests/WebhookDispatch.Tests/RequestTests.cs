namespace Icaro.WebhookDispatch.Tests;

public sealed class RequestTests(Servers servers)
{
    [Fact]
    public async Task The_request_is_what_platforms_know_byte_for_byte()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        using var socket = new RawReceiver();
        var toggle = new Toggles($"http://127.0.0.1:{socket.Port}/hook?x=1").Create(hotspotId: 3, sequence: 1);

        await world.Publisher.PublishAsync(toggle);

        var request = await socket.ReceiveAsync();
        var body = Toggles.Body(3, 1);
        var timestamp = request.Split("webhook-timestamp: ")[1].Split("\r\n")[0];
        var signature = request.Split("webhook-signature: ")[1].Split("\r\n")[0];
        Assert.Equal(
            $"""
            POST /hook?x=1 HTTP/1.1
            Host: 127.0.0.1:{socket.Port}
            User-Agent: Icaro-Webhooks/1
            X-Icaro-Sequence: 1
            X-Icaro-WebHook-Token: {Toggles.Token}
            webhook-id: {toggle.EventId}
            webhook-timestamp: {timestamp}
            webhook-signature: {signature}
            Content-Type: application/json
            Content-Length: {Encoding.UTF8.GetByteCount(body)}

            {body}
            """.ReplaceLineEndings("\r\n"),
            request);
    }

    [Fact]
    public async Task The_signature_verifies()
    {
        await using var world = await DispatchWorld.StartAsync(servers);

        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));

        var webhook = (await world.Platform.HasReceivedAsync(1))[0];
        Assert.Equal(webhook.ExpectedSignature(Toggles.SigningSecret), webhook.Headers["webhook-signature"]);
    }

    [Fact]
    public async Task A_toggle_that_comes_twice_is_delivered_once()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var first = world.Toggles.Create(3, 1);
        var second = world.Toggles.Create(3, 2);

        await world.Publisher.PublishAsync(first, first);
        await world.Platform.HasReceivedAsync(1);
        await world.Publisher.PublishAsync(first, second);
        await world.Api.DeliveryAsync(second.EventId, "delivered");

        Assert.Equal([first.EventId, second.EventId], world.Platform.Received.Select(webhook => webhook.Id));
    }

    [Fact]
    public async Task The_catalog_hears_what_was_delivered()
    {
        await using var world = await DispatchWorld.StartAsync(servers);

        await world.Publisher.PublishAsync(world.Toggles.Lane(hotspotId: 3, count: 2));

        await Eventually.TrueAsync(() => world.Publisher.Heard.Delivered.Count >= 2, () => "two announcements");
        Assert.Equal([(3, 7, 1L), (3, 7, 2L)],
            world.Publisher.Heard.Delivered.Select(one => (one.HotspotId, one.IntegrationId, one.Sequence)));
    }
}
