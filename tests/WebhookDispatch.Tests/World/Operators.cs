namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>The operators of a world, who get notifications where its platform gets webhooks.</summary>
internal static class Operators
{
    public const string Secret = "whsec_bWFya2VyLW5vdGlmaWNhdGlvbi1zZWNyZXQ=";

    private const string Path = "/notified";

    public static Task<DispatchWorld> StartAsync(Servers servers, params (string Key, string Value)[] settings) =>
        StartAsync(servers, replicas: 1, settings);

    public static async Task<DispatchWorld> StartAsync(Servers servers, int replicas, params (string Key, string Value)[] settings)
    {
        var world = await DispatchWorld.CreateAsync(servers);
        (string Key, string Value)[] all =
        [
            ("Notifications:Interval", "00:00:00.2"),
            ("Notifications:MinPause", "00:00:00"),
            ("Notifications:Webhook:Url", $"{world.Platform.Address}{Path}"),
            ("Notifications:Webhook:Secret", Secret),
            ("Endpoints:NotifyAfter", "00:00:00"),
            .. settings,
        ];
        for (var replica = 0; replica < replicas; replica++)
            await world.StartReplicaAsync(settings: all);
        return world;
    }

    /// <summary>Answers deliveries with the status, and notifications with 200.</summary>
    /// <param name="world">The world.</param>
    /// <param name="status">For deliveries.</param>
    /// <param name="slowly">Notifications take so long that another replica looks meanwhile.</param>
    public static void AnswerDeliveries(this DispatchWorld world, int status, bool slowly = false) =>
        world.Platform.Answer = async (webhook, context) =>
        {
            context.Response.StatusCode = webhook.Path == Path ? 200 : status;
            if (slowly && webhook.Path == Path)
                await Task.Delay(TimeSpan.FromSeconds(1));
        };

    /// <summary>Has another endpoint disabled, so that there is something to tell.</summary>
    public static async Task TellAnotherAsync(this DispatchWorld world, int endpoint)
    {
        world.AnswerDeliveries(410);
        await world.Publisher.PublishAsync(new Toggles($"{world.Platform.Address}/webhook", endpoint).Create(3, 1));
    }

    /// <returns>All notifications, as soon as there are so many.</returns>
    public static Task<List<ReceivedWebhook>> NotificationsAsync(this DispatchWorld world, int count) => Eventually.SeeAsync(
        () => Task.FromResult(world.Platform.Received.Where(webhook => webhook.Path == Path).ToList()),
        webhooks => webhooks.Count >= count,
        webhooks => $"{webhooks.Count} of {count} notifications");

    public static IEnumerable<(string? Subject, string? State)> Changes(ReceivedWebhook webhook) =>
        JsonNode.Parse(webhook.Body)!["data"]!["changes"]!.AsArray()
            .Select(change => ((string?)change!["subject"], (string?)change["state"]));

    /// <summary>A notification arrives before it is noted that it did.</summary>
    public static Task HasNoticesAsync(this DispatchWorld world, string subject, string state, long count) => Eventually.SeeAsync(
        () => world.Database.QueryAsync<long>($"SELECT count(*) FROM notices WHERE subject = '{subject}' AND state = '{state}'"),
        found => found == count);

    /// <summary>Waits for the notice, and makes all notices older.</summary>
    public static async Task LetAnHourPassAsync(this DispatchWorld world, string subject, string state)
    {
        await world.HasNoticesAsync(subject, state, 1);
        await world.Database.ExecuteAsync("UPDATE notices SET sent_at = sent_at - interval '1 hour'");
    }
}
