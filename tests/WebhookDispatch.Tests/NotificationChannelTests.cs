using static Icaro.WebhookDispatch.Tests.World.Operators;

namespace Icaro.WebhookDispatch.Tests;

/// <summary>Mails and webhooks to operators.</summary>
public sealed class NotificationChannelTests(Servers servers)
{
    [Fact]
    public async Task An_endpoint_that_fails_and_its_recovery_are_told_by_mail_and_by_webhook()
    {
        await using var mails = MailServer.Start();
        await using var world = await StartAsync(servers, [.. MailSettings(mails.Port)]);
        world.AnswerDeliveries(500);
        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));

        var failing = (await mails.HasReceivedAsync(1))[0];
        Assert.Equal("[Icaro WebhookDispatch] endpoint 7: failing", failing.Subject);
        Assert.Equal("\"Icaro\" <icaro@operators.example>", failing.From.ToString());
        Assert.Equal(["day@operators.example", "night@operators.example"], failing.To.Mailboxes.Select(mailbox => mailbox.Address));
        Assert.Matches(
            @"^endpoint 7: failing\r?\n127\.0\.0\.1 has failed since [-\d]{10} \d\d:\d\d UTC; 1 delivery waits\.\r?\n", failing.TextBody);
        Assert.Equal("auto-generated", failing.Headers["Auto-Submitted"]);

        world.AnswerDeliveries(200);

        var well = (await mails.HasReceivedAsync(2))[1];
        Assert.Equal("[Icaro WebhookDispatch] endpoint 7: ok", well.Subject);
        Assert.Matches(@"^endpoint 7: ok\r?\nNo longer failing\.\r?\n", well.TextBody);
        var webhooks = await world.NotificationsAsync(2);
        Assert.Equal([("endpoint 7", "failing"), ("endpoint 7", "ok")], webhooks.SelectMany(Changes));
        Assert.All(webhooks, webhook => Assert.Equal(webhook.ExpectedSignature(Secret), webhook.Headers["webhook-signature"]));
        Assert.All(webhooks.Select(webhook => JsonNode.Parse(webhook.Body)!), json => Assert.Equal(
            ("notification", "WebhookDispatch"), ((string?)json["type"], (string?)json["data"]!["source"])));
    }

    [Fact]
    public async Task A_channel_that_fails_holds_up_no_other_and_is_retried()
    {
        var port = FreePort.Next();
        await using var world = await StartAsync(servers, [.. MailSettings(port)]);
        world.AnswerDeliveries(410);
        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));
        await world.NotificationsAsync(1);

        await using var mails = MailServer.Start(port);

        Assert.Equal("[Icaro WebhookDispatch] endpoint 7: disabled", (await mails.HasReceivedAsync(1))[0].Subject);
        Assert.Single(await world.NotificationsAsync(1));
    }

    [Fact]
    public async Task No_mail_and_no_password_leaves_in_clear_when_TLS_is_asked_for()
    {
        await using var mails = MailServer.Start();
        await using var world = await StartAsync(servers, [.. MailSettings(mails.Port), ("Notifications:Mail:Security", "StartTls")]);
        world.AnswerDeliveries(410);
        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));

        // The mail comes first.
        await world.NotificationsAsync(1);
        Assert.Empty(mails.Received);
        Assert.Equal(0, mails.Logins);
    }

    [Fact]
    public async Task An_operator_tries_the_channels()
    {
        await using var mails = MailServer.Start();
        await using var world = await StartAsync(servers, [.. MailSettings(mails.Port),
            ("Notifications:Webhook:Url", $"http://127.0.0.1:{FreePort.Next()}/")]);

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
    public async Task A_recipient_that_the_server_refuses_keeps_the_mail_from_no_other()
    {
        await using var mails = MailServer.Start();
        await using var world = await StartAsync(servers, [.. MailSettings(mails.Port), ("Notifications:Mail:To:0", MailServer.Unknown)]);

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
        Assert.Contains(
            "Notifications:Mail:Security is None, which is for a server on this machine only", errors, StringComparison.Ordinal);
        Assert.Contains("Notifications:Webhook:Url is not an https URL", errors, StringComparison.Ordinal);
        Assert.Contains("Notifications:Webhook:Secret is not whsec_ and base64 of 24 to 64 bytes", errors, StringComparison.Ordinal);
    }

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
}
