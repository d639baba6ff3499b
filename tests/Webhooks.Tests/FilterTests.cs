using System.Text.Json.Nodes;

namespace Icaro.Webhooks.Tests;

public sealed class FilterTests
{
    private static readonly Sent Forged = new() { Secrets = [Sent.OtherSecret] };

    [Fact]
    public async Task The_handler_gets_the_bytes_that_were_signed()
    {
        await using var app = await ReceivingApp.StartAsync(routes => routes
            .MapPost("/webhook", (VerifiedWebhook webhook) =>
                $"{webhook.Id} {webhook.SentAt:O} {Encoding.UTF8.GetString(webhook.Body.Span)}")
            .RequireSignedWebhook());

        Assert.Equal((HttpStatusCode.OK, $"msg_1 {Sent.At:O} {Sent.Json}"), await app.SendAsync(new Sent()));
    }

    [Fact]
    public async Task A_handler_may_read_the_request_itself()
    {
        await using var app = await ReceivingApp.StartAsync(routes => routes
            .MapPost("/webhook", async (HttpRequest request) => (await request.ReadFromJsonAsync<JsonObject>())!["status"]!.ToString())
            .RequireSignedWebhook());

        Assert.Equal((HttpStatusCode.OK, "true"), await app.SendAsync(new Sent()));
        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusAsync(Forged));
    }

    [Fact]
    public async Task The_handler_is_not_called_for_what_is_not_authentic()
    {
        var called = 0;
        await using var app = await ReceivingApp.StartAsync(routes => routes
            .MapPost("/webhook", (VerifiedWebhook webhook) => called++).RequireSignedWebhook());
        (Sent Webhook, HttpStatusCode Status, string Code)[] refused =
        [
            (Forged, HttpStatusCode.Unauthorized, "webhook_signature_wrong"),
            (new() { Body = $"{Sent.Json} " }, HttpStatusCode.Unauthorized, "webhook_signature_wrong"),
            (new() { SentAt = Sent.At.AddMinutes(-6) }, HttpStatusCode.Unauthorized, "webhook_too_old"),
            (new() { SentAt = Sent.At.AddMinutes(6) }, HttpStatusCode.Unauthorized, "webhook_too_new"),
            (new() { Timestamp = "now" }, HttpStatusCode.Unauthorized, "webhook_timestamp_invalid"),
            (new() { IsIdMissing = true }, HttpStatusCode.Unauthorized, "webhook_header_missing"),
            (new() { IsTimestampMissing = true }, HttpStatusCode.Unauthorized, "webhook_header_missing"),
            (new() { Signatures = "" }, HttpStatusCode.Unauthorized, "webhook_header_missing"),
        ];

        foreach (var (webhook, status, code) in refused)
        {
            var answer = await app.SendAsync(webhook);
            Assert.Equal((status, code), (answer.Status, (string?)JsonNode.Parse(answer.Body)!["code"]));
        }

        Assert.Equal(0, called);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_not_read()
    {
        await using var app = await ReceivingApp.StartAsync(
            routes => routes.MapPost("/webhook", (VerifiedWebhook webhook) => "").RequireSignedWebhook(), maxBodySize: 100);

        Assert.Equal(HttpStatusCode.OK, await app.StatusAsync(new() { SignedBody = new('x', 100) }));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await app.StatusAsync(new() { SignedBody = new('x', 101) }));
    }

    [Fact]
    public async Task A_group_is_verified_as_a_whole()
    {
        await using var app = await ReceivingApp.StartAsync(
            routes => routes.MapGroup("").RequireSignedWebhook().MapPost("/webhook", (VerifiedWebhook webhook) => ""));

        Assert.Equal(HttpStatusCode.OK, await app.StatusAsync(new()));
        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusAsync(Forged));
    }

    [Fact]
    public async Task Without_the_filter_a_webhook_cannot_be_taken_for_verified()
    {
        await using var app = await ReceivingApp.StartAsync(routes => routes.MapPost("/webhook", (VerifiedWebhook webhook) => ""));

        Assert.Equal(HttpStatusCode.InternalServerError, await app.StatusAsync(new()));
    }

    [Fact]
    public async Task A_handler_that_binds_the_body_itself_is_refused_with_what_to_do()
    {
        await using var app = LocalServer.Create();
        app.MapPost("/webhook", (JsonObject body) => "").RequireSignedWebhook();
        var routes = (IEndpointRouteBuilder)app;

        var error = Assert.Throws<InvalidOperationException>(() => routes.DataSources.SelectMany(source => source.Endpoints).ToList());

        Assert.Contains("take a VerifiedWebhook instead", error.Message, StringComparison.Ordinal);
    }
}
