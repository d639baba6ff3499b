namespace Icaro.WebhookDispatch.Tests;

public sealed class EndpointTests(Servers servers)
{
    [Fact]
    public async Task A_410_disables_the_endpoint_and_says_so_on_the_bus()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        world.Platform.AnswerStatus(410);

        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));

        await Eventually.TrueAsync(() => world.Publisher.Heard.Disabled.Count > 0, () => "an announcement");
        var disabled = Assert.Single(world.Publisher.Heard.Disabled);
        Assert.Equal((7, "gone"), (disabled.EndpointId, disabled.Reason));
        var (_, endpoint) = await world.Api.GetAsync("/endpoints/7");
        Assert.False((bool)endpoint!["enabled"]!);
        Assert.Equal("gone", (string?)endpoint["disabled_reason"]);
    }

    [Fact]
    public async Task What_waited_for_a_disabled_endpoint_arrives_in_order_when_it_is_enabled()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        world.Platform.AnswerStatus(410, 200);
        var lane = world.Toggles.Lane(hotspotId: 3, count: 3);
        await world.Publisher.PublishAsync(lane[0]);
        await world.Api.DeliveryAsync(lane[0].EventId, json => (int)json["delivery"]!["attempt_count"]! == 1
            && json["attempts"]!.AsArray().Count == 1);
        await world.Publisher.PublishAsync(lane[1], lane[2]);
        await world.Api.DeliveryAsync(lane[2].EventId, "pending");
        Assert.Single(world.Platform.Received);

        var (status, endpoint) = await world.Api.PatchAsync("/endpoints/7", """{"enabled":true}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True((bool)endpoint!["enabled"]!);
        var received = await world.Platform.HasReceivedAsync(4);
        Assert.Equal([lane[0].EventId, lane[0].EventId, lane[1].EventId, lane[2].EventId], received.Select(webhook => webhook.Id));
    }

    [Fact]
    public async Task An_operator_stops_an_endpoint_and_resumes_it()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var lane = world.Toggles.Lane(hotspotId: 3, count: 2);
        await world.Publisher.PublishAsync(lane[0]);
        await world.Api.DeliveryAsync(lane[0].EventId, "delivered");

        await world.Api.PatchAsync("/endpoints/7", """{"enabled":false}""");
        await world.Publisher.PublishAsync(lane[1]);
        await world.Api.DeliveryAsync(lane[1].EventId, "pending");
        var other = new Toggles($"{world.Platform.Address}/other", integrationId: 8).Create(3, 1);
        await world.Publisher.PublishAsync(other);
        await world.Api.DeliveryAsync(other.EventId, "delivered");
        await world.Api.DeliveryAsync(lane[1].EventId, "pending");

        await world.Api.PatchAsync("/endpoints/7", """{"enabled":true}""");
        await world.Api.DeliveryAsync(lane[1].EventId, "delivered");
    }

    [Fact]
    public async Task The_newest_version_says_where_the_platform_is()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var newer = new Toggles($"{world.Platform.Address}/new", version: 2).Create(4, 1);
        var older = new Toggles($"{world.Platform.Address}/old", version: 1).Create(3, 1);
        await world.Publisher.PublishAsync(newer);
        await world.Api.DeliveryAsync(newer.EventId, "delivered");

        await world.Publisher.PublishAsync(older);

        await world.Api.DeliveryAsync(older.EventId, "delivered");
        Assert.Equal(["/new", "/new"], world.Platform.Received.Select(webhook => webhook.Path));
    }

    [Fact]
    public async Task A_change_that_makes_no_sense_is_refused_in_words()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        (string Path, string Body, HttpStatusCode Expected)[] changes =
        [
            ("/endpoints/x", """{"enabled":true}""", HttpStatusCode.BadRequest),
            ("/endpoints/7", """{"enabled":"yes"}""", HttpStatusCode.BadRequest),
            ("/endpoints/7", "{}", HttpStatusCode.BadRequest),
            ("/endpoints/7", """{"on_failure":"panic"}""", HttpStatusCode.BadRequest),
            ("/endpoints/7", """{"rate_limit":0}""", HttpStatusCode.BadRequest),
            ("/endpoints/7", """{"rate_limit":1.5}""", HttpStatusCode.BadRequest),
            ("/endpoints/7", """{"rate_limit":"fast"}""", HttpStatusCode.BadRequest),
            ("/endpoints/7", """{"max_in_flight":99999999999}""", HttpStatusCode.BadRequest),
            ("/endpoints/7", """{"retry_schedule":[]}""", HttpStatusCode.BadRequest),
            ("/endpoints/7", """{"retry_schedule":[5,0]}""", HttpStatusCode.BadRequest),
            ("/endpoints/7", """{"retry_schedule":[43201]}""", HttpStatusCode.BadRequest),
            ("/endpoints/7", """{"retry_schedule":["5"]}""", HttpStatusCode.BadRequest),
            ("/endpoints/7", """{"retry_schedule":5}""", HttpStatusCode.BadRequest),
            ("/endpoints/7", "null", HttpStatusCode.BadRequest),
            ("/endpoints/7", "", HttpStatusCode.BadRequest),
            ("/endpoints/8", """{"enabled":true}""", HttpStatusCode.NotFound),
        ];

        foreach (var (path, body, expected) in changes)
        {
            var (status, json) = await world.Api.PatchAsync(path, body);
            Assert.Equal(expected, status);
            Assert.False(string.IsNullOrEmpty((string?)json!["detail"]));
            Assert.False(string.IsNullOrEmpty((string?)json["code"]));
        }
    }

    [Fact]
    public async Task A_change_leaves_alone_what_it_does_not_name()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var toggle = world.Toggles.Create(3, 1);
        await world.Publisher.PublishAsync(toggle);
        await world.Api.DeliveryAsync(toggle.EventId, "delivered");

        await world.Api.PatchAsync("/endpoints/7", """{"rate_limit":5,"max_in_flight":3,"on_failure":"block"}""");
        var (_, unlimited) = await world.Api.PatchAsync("/endpoints/7", """{"rate_limit":null,"enabled":false}""");

        Assert.Null(unlimited!["rate_limit"]);
        Assert.Equal(3, (int)unlimited["max_in_flight"]!);
        Assert.Equal("block", (string?)unlimited["on_failure"]);
        Assert.False((bool)unlimited["enabled"]!);
        Assert.Equal("closed", (string?)unlimited["breaker"]);
    }

    [Fact]
    public async Task A_test_tells_what_the_platform_makes_of_a_webhook_and_leaves_no_delivery()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        world.Platform.AnswerStatus(200, 403);
        await world.StoreAsync(world.Toggles.Endpoint);

        var (status, accepted) = await world.Api.PostAsync("/endpoints/7/test");
        var (_, refused) = await world.Api.PostAsync("/api/integrations/7/test");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((true, 200), ((bool)accepted!["accepted"]!, (int)accepted["status_code"]!));
        Assert.Equal((false, 403, "http_4xx"), ((bool)refused!["accepted"]!, (int)refused["status_code"]!, (string?)refused["error_class"]));
        var webhook = world.Platform.Received[0];
        Assert.Equal(("""{"test":true}""", "true"), (webhook.Body, webhook.Headers["X-Icaro-Test"]));
        Assert.Equal(webhook.ExpectedSignature(Toggles.SigningSecret), webhook.Headers["webhook-signature"]);
        Assert.Equal((string?)accepted["webhook_id"], webhook.Headers["webhook-id"]);
        Assert.False(webhook.Headers.ContainsKey("X-Icaro-Sequence"));
        Assert.Empty((await world.Api.GetAsync("/deliveries")).Json!["deliveries"]!.AsArray());
    }

    [Fact]
    public async Task Only_known_endpoints_for_webhooks_in_JSON_are_tested_by_administrators()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var module = world.Toggles.Endpoint with { EndpointId = 8, Channel = EndpointChannel.Module };
        await world.StoreAsync(module);

        Assert.Equal(HttpStatusCode.Conflict, (await world.Api.PostAsync("/endpoints/8/test")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Api.PostAsync("/endpoints/9/test")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Api.PostAsync("/endpoints/x/test")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Api.PostAsync("/endpoints/8/test", token: null)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Api.PostAsync("/api/integrations/8/test", token: null)).Status);
        Assert.Empty(world.Platform.Received);
    }
}
