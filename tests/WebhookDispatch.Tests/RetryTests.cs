namespace Icaro.WebhookDispatch.Tests;

public sealed class RetryTests(Servers servers)
{
    [Fact]
    public async Task A_webhook_that_failed_comes_again_under_the_same_id_freshly_signed()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        world.Platform.AnswerStatus(503, 200);
        var toggle = world.Toggles.Create(3, 1);

        await world.Publisher.PublishAsync(toggle);

        var delivered = await world.Api.DeliveryAsync(toggle.EventId, "delivered");
        var received = world.Platform.Received;
        Assert.Equal([toggle.EventId, toggle.EventId], received.Select(webhook => webhook.Id));
        Assert.All(received, webhook =>
            Assert.Equal(webhook.ExpectedSignature(Toggles.SigningSecret), webhook.Headers["webhook-signature"]));
        Assert.Equal(["http_5xx", null], Attempts(delivered).Select(attempt => (string?)attempt!["error_class"]));
        Assert.Equal([503, 200], Attempts(delivered).Select(attempt => (int?)attempt!["status_code"]));
    }

    [Fact]
    public async Task Only_2xx_is_success_and_redirects_are_not_followed()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Retry:Schedule:0", "01:00:00"));
        world.Platform.Answer = (webhook, context) =>
        {
            context.Response.StatusCode = int.Parse(webhook.Path[1..], CultureInfo.InvariantCulture);
            context.Response.Headers.Location = $"{world.Platform.Address}/200";
            return Task.CompletedTask;
        };
        (int Status, string? ErrorClass)[] answers =
            [(200, null), (202, null), (301, "redirect"), (304, "redirect"), (308, "redirect"), (404, "http_4xx"), (429, "http_4xx"),
                (502, "http_5xx")];

        foreach (var (status, errorClass) in answers)
        {
            var toggle = new Toggles($"{world.Platform.Address}/{status}", integrationId: status).Create(3, 1);
            await world.Publisher.PublishAsync(toggle);
            var (delivery, attempt) = await FirstAttemptAsync(world, toggle.EventId);
            Assert.Equal(errorClass, (string?)attempt["error_class"]);
            Assert.Equal(errorClass is null ? "delivered" : "pending", (string?)delivery["status"]);
        }

        Assert.Equal(answers.Select(answer => $"/{answer.Status}"), world.Platform.Received.Select(webhook => webhook.Path));
    }

    [Fact]
    public async Task Retry_After_is_honoured_when_longer_than_the_schedule()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Retry:Schedule:0", "00:01:00"));
        string[] retryAfter = [];
        world.Platform.Answer = (_, context) =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        };
        (string[] RetryAfter, int ExpectedSeconds)[] cases =
        [
            (["600"], 600), (["600.5"], 600), ([" 600 "], 600), (["0"], 60), (["-5"], 60), (["soon"], 60), (["300", "600"], 600),
            (["10000000"], 12 * 3600), ([new string('9', 400)], 12 * 3600), (["Fri, 31 Dec 9999 23:59:59 GMT"], 12 * 3600),
            (["Friday, 31-Dec-49 23:59:59 GMT"], 12 * 3600), (["Fri Dec 31 23:59:59 9999"], 12 * 3600),
            (["Sun, 06 Nov 1994 08:49:37 GMT"], 60),
        ];

        for (var i = 0; i < cases.Length; i++)
        {
            retryAfter = cases[i].RetryAfter;
            // An endpoint of its own, since the pause holds for all webhooks of one.
            var toggle = new Toggles($"{world.Platform.Address}/webhook", integrationId: i + 1).Create(hotspotId: 3, sequence: 1);
            await world.Publisher.PublishAsync(toggle);
            var (delivery, attempt) = await FirstAttemptAsync(world, toggle.EventId);
            var pause = Time(delivery["next_attempt_at"]) - Time(attempt["started_at"]);
            Assert.InRange(pause.TotalSeconds, cases[i].ExpectedSeconds - 1, cases[i].ExpectedSeconds + 50);
        }
    }

    [Fact]
    public async Task A_webhook_is_given_up_when_its_time_is_over_and_the_next_one_goes_ahead()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Retry:GiveUpAfter", "00:00:01"),
            ("Retry:Schedule:0", "00:00:00.4"));
        var lane = world.Toggles.Lane(hotspotId: 3, count: 2);
        world.Platform.Answer = (webhook, context) =>
        {
            context.Response.StatusCode = webhook.Id == lane[0].EventId ? 500 : 200;
            return Task.CompletedTask;
        };

        await world.Publisher.PublishAsync(lane);

        await world.Api.DeliveryAsync(lane[0].EventId, "failed");
        await world.Api.DeliveryAsync(lane[1].EventId, "delivered");
        Assert.Equal(lane[1].EventId, world.Platform.Received[^1].Id);
    }

    [Fact]
    public async Task A_webhook_is_given_up_when_its_endpoints_own_schedule_is_used_up()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        await world.StoreAsync(world.Toggles.Endpoint);
        world.Platform.AnswerStatus(500);
        var lane = world.Toggles.Lane(hotspotId: 3, count: 2);

        var (_, endpoint) = await world.Api.PatchAsync("/endpoints/7", """{"retry_schedule":[1,2]}""");
        await world.Publisher.PublishAsync(lane[0]);

        Assert.Equal([1, 2], endpoint!["retry_schedule"]!.AsArray().Select(pause => (int)pause!));
        var attempts = Attempts(await world.Api.DeliveryAsync(lane[0].EventId, "failed"));
        var starts = attempts.Select(attempt => Time(attempt!["started_at"])).ToList();
        Assert.Equal(3, starts.Count);
        Assert.InRange(starts[1] - starts[0], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.InRange(starts[2] - starts[1], TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60));

        var (_, reset) = await world.Api.PatchAsync("/endpoints/7", """{"retry_schedule":null}""");
        await world.Publisher.PublishAsync(lane[1]);

        Assert.Null(reset!["retry_schedule"]);
        await world.Api.DeliveryAsync(lane[1].EventId, json => Attempts(json).Count > 3);
    }

    [Fact]
    public async Task A_platform_that_is_not_there_is_an_attempt_too()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Retry:Schedule:0", "01:00:00"));
        var toggle = new Toggles("http://127.0.0.1:2/").Create(3, 1);

        await world.Publisher.PublishAsync(toggle);

        var attempt = (await FirstAttemptAsync(world, toggle.EventId)).Attempt;
        Assert.Equal("connection_refused", (string?)attempt["error_class"]);
    }

    [Fact]
    public async Task A_private_address_is_never_called_outside_of_development()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("environment", "Production"), ("Retry:Schedule:0", "01:00:00"));
        var toggle = new Toggles(world.Platform.Address.Replace("http:", "https:", StringComparison.Ordinal)).Create(3, 1);

        await world.Publisher.PublishAsync(toggle);

        var attempt = (await FirstAttemptAsync(world, toggle.EventId)).Attempt;
        Assert.Equal("address_refused", (string?)attempt["error_class"]);
        Assert.Empty(world.Platform.Received);
    }

    private static async Task<(JsonNode Delivery, JsonNode Attempt)> FirstAttemptAsync(DispatchWorld world, Guid id)
    {
        var detail = await world.Api.DeliveryAsync(id, json => Attempts(json).Count > 0);
        return (detail["delivery"]!, Attempts(detail)[0]!);
    }

    private static JsonArray Attempts(JsonNode detail) => detail["attempts"]!.AsArray();

    private static DateTimeOffset Time(JsonNode? json) => DateTimeOffset.Parse((string)json!, CultureInfo.InvariantCulture);
}
