namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>A platform that receives webhooks over real HTTP and answers as the test wants.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedWebhook> _received = new();

    private Platform(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>In the order of arrival.</summary>
    public IReadOnlyList<ReceivedWebhook> Received => [.. _received];

    /// <summary>Answers a webhook that was received; by default with 200.</summary>
    public Func<ReceivedWebhook, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public static async Task<Platform> StartAsync(CancellationToken cancellationToken)
    {
        var app = LocalServer.Create();
        var platform = new Platform(app);
        app.MapPost("/{**path}", platform.ReceiveAsync);
        await app.StartAsync(cancellationToken);
        return platform;
    }

    /// <summary>Answers with these statuses in turn, and the last one from then on.</summary>
    public void AnswerStatus(params int[] statuses)
    {
        var next = -1;
        Answer = (_, context) =>
        {
            context.Response.StatusCode = statuses[Math.Min(Interlocked.Increment(ref next), statuses.Length - 1)];
            return Task.CompletedTask;
        };
    }

    public async Task<IReadOnlyList<ReceivedWebhook>> HasReceivedAsync(int count)
    {
        await Eventually.TrueAsync(() => _received.Count >= count, () => $"{count} webhooks, but there are {_received.Count}");
        return Received;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var webhook = new ReceivedWebhook(
            context.Request.Path,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await body.ReadToEndAsync(context.RequestAborted));
        _received.Enqueue(webhook);
        await Answer(webhook, context);
    }
}
