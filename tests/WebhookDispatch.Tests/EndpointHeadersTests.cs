namespace Icaro.WebhookDispatch.Tests;

/// <summary>Headers that an operator gives an endpoint.</summary>
public sealed class EndpointHeadersTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private const string Key = "the key of a gateway";

    private DispatchWorld World => shared.World;

    [Fact]
    public async Task They_come_with_each_webhook_and_only_their_names_are_shown()
    {
        var toggles = new Toggles($"{World.Platform.Address}/own", integrationId: shared.NextEndpointId());
        await World.StoreAsync(toggles.Endpoint);

        var changed = await ChangeAsync(toggles, $$$"""{"headers":{"X-Api-Key":"{{{Key}}}","Authorization":"Basic dXNlcjpwYXNz"}}""");
        await SendAsync(toggles, sequence: 1);
        await World.Api.PostAsync($"/endpoints/{toggles.Endpoint.EndpointId}/test");

        Assert.Equal(["Authorization", "X-Api-Key"], Names(changed));
        Assert.DoesNotContain(Key, changed.ToJsonString(), StringComparison.Ordinal);
        Assert.All(Received("/own"), webhook =>
            Assert.Equal((Key, "Basic dXNlcjpwYXNz"), (webhook.Headers["X-Api-Key"], webhook.Headers["Authorization"])));
        Assert.Equal(2, Received("/own").Count);
        Assert.DoesNotContain(Key, await World.Database.DumpAsync(), StringComparison.Ordinal);

        var removed = await ChangeAsync(toggles, """{"headers":null}""");
        await SendAsync(toggles, sequence: 2);

        Assert.Empty(Names(removed));
        Assert.False(Received("/own")[^1].Headers.ContainsKey("X-Api-Key"));
    }

    [Fact]
    public async Task They_do_not_follow_the_endpoint_to_another_origin()
    {
        var id = shared.NextEndpointId();
        var elsewhere = new Uri(World.Platform.Address).Port;
        var moved = new Toggles($"http://localhost:{elsewhere}/moved", integrationId: id, version: 2);
        var toggles = new Toggles($"{World.Platform.Address}/stays", integrationId: id);
        await World.StoreAsync(toggles.Endpoint);
        await ChangeAsync(toggles, $$$"""{"headers":{"X-Api-Key":"{{{Key}}}"}}""");

        await World.StoreAsync(moved.Endpoint);
        await SendAsync(moved, sequence: 1);

        Assert.False(Assert.Single(Received("/moved")).Headers.ContainsKey("X-Api-Key"));
        Assert.Empty(Names((await World.Api.GetAsync($"/endpoints/{id}")).Json!));
    }

    [Fact]
    public async Task Operators_do_not_see_them_in_what_the_platform_repeats()
    {
        var toggles = new Toggles($"{World.Platform.Address}/echo", integrationId: shared.NextEndpointId());
        await World.StoreAsync(toggles.Endpoint);
        await ChangeAsync(toggles, """{"headers":{"Authorization":"Bearer abc.def.ghi"}}""");
        World.Platform.Answer = (webhook, context) => webhook.Path == "/echo"
            ? context.Response.WriteAsync($"{webhook.Headers["Authorization"]} abc.def.ghi")
            : Task.CompletedTask;

        var delivered = await SendAsync(toggles, sequence: 1);

        Assert.Equal("[hidden] [hidden]", (string?)delivered["attempts"]![0]!["response_sample"]);
    }

    [Theory]
    [InlineData("""{"headers":{}}""")]
    [InlineData("""{"headers":"X-Api-Key: key"}""")]
    [InlineData("""{"headers":{"X Api Key":"key"}}""")]
    [InlineData("""{"headers":{"":"key"}}""")]
    [InlineData("""{"headers":{"X-Api-Key":"key","x-api-key":"key"}}""")]
    [InlineData("""{"headers":{"X-Api-Key":1}}""")]
    [InlineData("""{"headers":{"X-Api-Key":null}}""")]
    [InlineData("""{"headers":{"X-Api-Key":""}}""")]
    [InlineData("""{"headers":{"X-Api-Key":" key"}}""")]
    [InlineData("""{"headers":{"X-Api-Key":"key\r\nX-Other: value"}}""")]
    [InlineData("""{"headers":{"X-Api-Key":"schlüssel"}}""")]
    [InlineData("""{"headers":{"Host":"elsewhere"}}""")]
    [InlineData("""{"headers":{"content-length":"1"}}""")]
    [InlineData("""{"headers":{"Transfer-Encoding":"chunked"}}""")]
    [InlineData("""{"headers":{"Webhook-Signature":"v1,forged"}}""")]
    [InlineData("""{"headers":{"X-Icaro-WebHook-Token":"forged"}}""")]
    [InlineData("""{"headers":{"traceparent":"00-0-0-00"}}""")]
    public async Task Others_are_refused(string change)
    {
        var toggles = new Toggles($"{World.Platform.Address}/refused", integrationId: shared.NextEndpointId());
        await World.StoreAsync(toggles.Endpoint);

        var (status, problem) = await World.Api.PatchAsync($"/endpoints/{toggles.Endpoint.EndpointId}", change);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("headers ", (string?)problem!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cumulocity_gets_none()
    {
        var id = shared.NextEndpointId();
        await World.StoreAsync(new RequestsTo(id, EndpointChannel.Cumulocity, World.Platform.Address).Endpoint);

        var (status, _) = await World.Api.PatchAsync($"/endpoints/{id}", """{"headers":{"X-Api-Key":"key"}}""");

        Assert.Equal(HttpStatusCode.Conflict, status);
    }

    private static IEnumerable<string?> Names(JsonNode endpoint) => endpoint["headers"]!.AsArray().Select(name => (string?)name);

    private IReadOnlyList<ReceivedWebhook> Received(string path) => [.. World.Platform.Received.Where(webhook => webhook.Path == path)];

    private async Task<JsonNode> ChangeAsync(Toggles toggles, string change)
    {
        var (status, endpoint) = await World.Api.PatchAsync($"/endpoints/{toggles.Endpoint.EndpointId}", change);
        Assert.Equal(HttpStatusCode.OK, status);
        return endpoint!;
    }

    private async Task<JsonNode> SendAsync(Toggles toggles, long sequence)
    {
        var toggle = toggles.Create(hotspotId: 3, sequence);
        await World.Publisher.PublishAsync(toggle);
        return await World.Api.DeliveryAsync(toggle.EventId, "delivered");
    }
}
