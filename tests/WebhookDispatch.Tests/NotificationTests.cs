namespace Icaro.WebhookDispatch.Tests;

public sealed class NotificationTests(Servers servers)
{
    private const string Secret = "whsec_bWFya2VyLW5vdGlmaWNhdGlvbi1zZWNyZXQ=";

    /// <summary>Where the platform of the tests also receives notifications.</summary>
    private const string Notified = "/notified";

    [Fact]
    public async Task An_endpoint_that_fails_and_its_recovery_are_told_by_mail_and_by_webhook()
    {
        await using var mails = MailServer.Start();
        await using var world = await StartAsync(mails.Port);
        AnswerDeliveries(world, 500);
        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));

        var failing = (await mails.HasReceivedAsync(1))[0];
        Assert.Equal("[Icaro WebhookDispatch] endpoint 7: failing", failing.Subject);
        Assert.Equal("\"Icaro\" <icaro@operators.example>", failing.From.ToString());
        Assert.Equal(["day@operators.example", "night@operators.example"], failing.To.Mailboxes.Select(mailbox => mailbox.Address));
        Assert.Matches(
            @"^endpoint 7: failing\r?\n127\.0\.0\.1 has failed since [-\d]{10} \d\d:\d\d UTC; 1 delivery waits\.\r?\n", failing.TextBody);
        Assert.Equal("auto-generated", failing.Headers["Auto-Submitted"]);

        AnswerDeliveries(world, 200);

        var well = (await mails.HasReceivedAsync(2))[1];
        Assert.Equal("[Icaro WebhookDispatch] endpoint 7: ok", well.Subject);
        Assert.Matches(@"^endpoint 7: ok\r?\nNo longer failing\.\r?\n", well.TextBody);
        var webhooks = await NotificationsAsync(world, 2);
        Assert.Equal([("endpoint 7", "failing"), ("endpoint 7", "ok")], webhooks.SelectMany(Changes));
        Assert.All(webhooks, webhook => Assert.Equal(webhook.ExpectedSignature(Secret), webhook.Headers["webhook-signature"]));
        Assert.All(webhooks, webhook => Assert.Equal(
            ("notification", "WebhookDispatch"), ((string?)Json(webhook)["type"], (string?)Json(webhook)["data"]!["source"])));
    }

    [Fact]
    public async Task What_comes_and_goes_is_told_once_in_a_while_by_one_of_the_replicas()
    {
        await using var world = await StartAsync(mailPort: null, replicas: 2, ("Notifications:MinPause", "01:00:00"));
        AnswerDeliveries(world, 500, slowly: true);
        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));
        await NotificationsAsync(world, 1);

        AnswerDeliveries(world, 200);
        await EndpointAsync(world, endpoint => endpoint["failing_since"] is null);
        await TellAnotherAsync(world, 8);
        Assert.Equal([("endpoint 7", "failing"), ("endpoint 8", "disabled")], (await NotificationsAsync(world, 2)).SelectMany(Changes));

        await LetAnHourPassAsync(world);
        Assert.Equal([("endpoint 7", "ok")], Changes((await NotificationsAsync(world, 3))[2]));
    }

    [Fact]
    public async Task A_relapse_is_told_once()
    {
        await using var world = await StartAsync(mailPort: null, ("Notifications:MinPause", "01:00:00"));
        AnswerDeliveries(world, 500);
        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));
        await NotificationsAsync(world, 1);
        AnswerDeliveries(world, 200);
        await EndpointAsync(world, endpoint => endpoint["failing_since"] is null);
        await LetAnHourPassAsync(world);
        await NotificationsAsync(world, 2);
        AnswerDeliveries(world, 500);
        await world.Publisher.PublishAsync(world.Toggles.Create(3, 2));
        await EndpointAsync(world, endpoint => endpoint["failing_since"] is not null);

        await LetAnHourPassAsync(world);
        Assert.Equal([("endpoint 7", "failing")], Changes((await NotificationsAsync(world, 3))[2]));

        await TellAnotherAsync(world, 8);
        Assert.Equal([("endpoint 8", "disabled")], Changes((await NotificationsAsync(world, 4))[3]));
    }

    [Fact]
    public async Task What_an_operator_has_decided_is_not_told()
    {
        await using var world = await StartAsync(mailPort: null);
        AnswerDeliveries(world, 500);
        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));
        await NoticesAsync(world, 1);

        await world.Api.PatchAsync("/endpoints/7", """{"enabled":false}""");
        await NoticesAsync(world, 0);
        await TellAnotherAsync(world, 8);

        Assert.Equal([("endpoint 7", "failing"), ("endpoint 8", "disabled")], (await NotificationsAsync(world, 2)).SelectMany(Changes));
    }

    [Fact]
    public async Task A_channel_that_fails_holds_up_no_other_and_is_retried()
    {
        var port = FreePort.Next();
        await using var world = await StartAsync(port);
        AnswerDeliveries(world, 410);
        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));
        await NotificationsAsync(world, 1);

        await using var mails = MailServer.Start(port);

        Assert.Equal("[Icaro WebhookDispatch] endpoint 7: disabled", (await mails.HasReceivedAsync(1))[0].Subject);
        Assert.Single(await NotificationsAsync(world, 1));
    }

    [Fact]
    public async Task No_mail_and_no_password_leaves_in_clear_when_TLS_is_asked_for()
    {
        await using var mails = MailServer.Start();
        await using var world = await StartAsync(mails.Port, ("Notifications:Mail:Security", "StartTls"));
        AnswerDeliveries(world, 410);
        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));

        // The mail comes first.
        await NotificationsAsync(world, 1);
        Assert.Empty(mails.Received);
        Assert.Equal(0, mails.Logins);
    }

    [Fact]
    public async Task An_operator_tries_the_channels()
    {
        await using var mails = MailServer.Start();
        await using var world = await StartAsync(mails.Port, ("Notifications:Webhook:Url", $"http://127.0.0.1:{FreePort.Next()}/"));

        var (status, tested) = await world.Api.PostAsync("/notifications/test");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["mail", "webhook"], tested!["channels"]!.AsArray().Select(channel => (string?)channel!["name"]));
        Assert.Null(tested["channels"]![0]!["error"]);
        Assert.StartsWith("Connection refused", (string?)tested["channels"]![1]!["error"], StringComparison.Ordinal);
        Assert.Equal("[Icaro WebhookDispatch] notifications: test", (await mails.HasReceivedAsync(1))[0].Subject);
    }

    [Fact]
    public async Task Without_recipients_there_is_nothing_to_try()
    {
        await using var world = await DispatchWorld.StartAsync(servers);

        var (status, problem) = await world.Api.PostAsync("/notifications/test");

        Assert.Equal((HttpStatusCode.Conflict, "notifications_off"), (status, (string?)problem!["code"]));
    }

    [Fact]
    public async Task Deliveries_that_are_late_although_their_endpoint_works_are_told()
    {
        await using var world = await StartAsync(mailPort: null, ("Dispatch:DegradedAfter", "00:00:01"));
        await world.StoreAsync(world.Toggles.Endpoint);
        await world.Api.PatchAsync("/endpoints/7", """{"rate_limit":1}""");

        await world.Publisher.PublishAsync(Enumerable.Range(2, 30).Select(hotspot => world.Toggles.Create(hotspot, 1)));

        Assert.Equal([("deliveries", "late")], Changes((await NotificationsAsync(world, 1))[0]));
    }

    [Fact]
    public async Task Lanes_that_wait_for_an_operator_are_told()
    {
        await using var world = await StartAsync(
            mailPort: null, ("Endpoints:NotifyAfter", "1.00:00:00"), ("Retry:GiveUpAfter", "00:00:00.1"));
        await world.StoreAsync(world.Toggles.Endpoint);
        await world.Api.PatchAsync("/endpoints/7", """{"on_failure":"block"}""");
        AnswerDeliveries(world, 500);

        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));

        Assert.Equal([("lanes of endpoint 7", "blocked")], Changes((await NotificationsAsync(world, 1))[0]));
    }

    [Fact]
    public async Task A_recipient_that_the_server_refuses_keeps_the_mail_from_no_other()
    {
        await using var mails = MailServer.Start();
        await using var world = await StartAsync(mails.Port, ("Notifications:Mail:To:0", MailServer.Unknown));

        var (_, tested) = await world.Api.PostAsync("/notifications/test");

        Assert.Null(tested!["channels"]![0]!["error"]);
        await mails.HasReceivedAsync(1);
    }

    [Fact]
    public async Task Settings_that_cannot_work_or_are_not_safe_stop_the_start_and_are_all_named()
    {
        await using var world = await DispatchWorld.CreateAsync(
            servers,
            ("Notifications:Mail:To:0", "somebody"),
            ("Notifications:Mail:Host", "mail.example"),
            ("Notifications:Mail:Security", "None"),
            ("Notifications:Webhook:Url", "operators.example"));
        using var process = DispatcherProcess.Start(world.Settings);

        var (code, errors) = await process.ExitAsync();

        Assert.Equal(1, code);
        Assert.Contains("Notifications:Mail: 'somebody' is not a mail address; To and From need one", errors, StringComparison.Ordinal);
        Assert.Contains("Notifications:Mail: '' is not a mail address; To and From need one", errors, StringComparison.Ordinal);
        Assert.Contains("Notifications:Mail:Security is None, which is for a server on this machine only", errors, StringComparison.Ordinal);
        Assert.Contains("Notifications:Webhook:Url is not an https URL", errors, StringComparison.Ordinal);
        Assert.Contains("Notifications:Webhook:Secret is not whsec_ and base64 of 24 to 64 bytes", errors, StringComparison.Ordinal);
    }

    private Task<DispatchWorld> StartAsync(int? mailPort, params (string Key, string Value)[] settings) =>
        StartAsync(mailPort, replicas: 1, settings);

    private async Task<DispatchWorld> StartAsync(int? mailPort, int replicas, params (string Key, string Value)[] settings)
    {
        var world = await DispatchWorld.CreateAsync(servers);
        for (var replica = 0; replica < replicas; replica++)
        {
            await world.StartReplicaAsync(
                settings: [.. WebhookSettings(world), .. mailPort is { } port ? MailSettings(port) : [], .. settings]);
        }

        return world;
    }

    private static (string Key, string Value)[] WebhookSettings(DispatchWorld world) =>
    [
        ("Notifications:Interval", "00:00:00.2"),
        ("Notifications:MinPause", "00:00:00"),
        ("Notifications:Webhook:Url", $"{world.Platform.Address}{Notified}"),
        ("Notifications:Webhook:Secret", Secret),
        ("Endpoints:NotifyAfter", "00:00:00"),
    ];

    private static (string Key, string Value)[] MailSettings(int port) =>
    [
        ("Notifications:Mail:To:0", "day@operators.example"),
        ("Notifications:Mail:To:1", "night@operators.example"),
        ("Notifications:Mail:From", "Icaro <icaro@operators.example>"),
        ("Notifications:Mail:Host", "127.0.0.1"),
        ("Notifications:Mail:Port", $"{port}"),
        ("Notifications:Mail:Security", "None"),
        ("Notifications:Mail:UserName", MailServer.UserName),
        ("Notifications:Mail:Password", MailServer.Password),
    ];

    /// <param name="slowly">Notifications take so long that another replica looks meanwhile.</param>
    private static void AnswerDeliveries(DispatchWorld world, int status, bool slowly = false) =>
        world.Platform.Answer = async (webhook, context) =>
        {
            context.Response.StatusCode = webhook.Path == Notified ? 200 : status;
            if (slowly && webhook.Path == Notified)
                await Task.Delay(TimeSpan.FromSeconds(1));
        };

    /// <summary>Has another endpoint disabled, so that there is something to tell.</summary>
    private static async Task TellAnotherAsync(DispatchWorld world, int endpoint)
    {
        world.Platform.AnswerStatus(410);
        await world.Publisher.PublishAsync(new Toggles($"{world.Platform.Address}/webhook", endpoint).Create(3, 1));
        await EndpointAsync(world, disabled => disabled["disabled_reason"] is not null, endpoint);
        AnswerDeliveries(world, 410);
    }

    private static Task EndpointAsync(DispatchWorld world, Func<JsonNode, bool> state, int endpoint = 7) => Eventually.TrueAsync(
        async () => await world.Api.GetAsync($"/endpoints/{endpoint}") is (HttpStatusCode.OK, { } json) && state(json),
        () => $"another state of endpoint {endpoint}");

    private static Task NoticesAsync(DispatchWorld world, long count) => Eventually.TrueAsync(
        async () => await world.Database.QueryAsync<long>("SELECT count(*) FROM notices") == count, () => $"{count} notices");

    private static async Task LetAnHourPassAsync(DispatchWorld world) =>
        await world.Database.ExecuteAsync("UPDATE notices SET sent_at = sent_at - interval '1 hour'");

    /// <returns>All, as soon as there are so many.</returns>
    private static Task<List<ReceivedWebhook>> NotificationsAsync(DispatchWorld world, int count) => Eventually.SeeAsync(
        () => Task.FromResult(world.Platform.Received.Where(webhook => webhook.Path == Notified).ToList()),
        webhooks => webhooks.Count >= count,
        webhooks => $"{webhooks.Count} of {count} notifications");

    private static JsonNode Json(ReceivedWebhook webhook) => JsonNode.Parse(webhook.Body)!;

    private static IEnumerable<(string? Subject, string? State)> Changes(ReceivedWebhook webhook) =>
        Json(webhook)["data"]!["changes"]!.AsArray().Select(change => ((string?)change!["subject"], (string?)change["state"]));
}
