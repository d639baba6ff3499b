namespace Icaro.Services.Tests.NoSecret;

/// <summary>
/// A platform that answers with all that it was sent; at first with 500, as if it had printed its state on an error page.
/// </summary>
internal sealed class EchoPlatform : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _bodies = new();
    private readonly WebApplication _app;
    private int _failures = 2;

    private EchoPlatform(WebApplication app) => _app = app;

    public string WebhookUrl => $"{_app.Urls.Single()}/webhook";

    public IReadOnlyList<string> Bodies => [.. _bodies];

    public static async Task<EchoPlatform> StartAsync()
    {
        var platform = new EchoPlatform(LocalServer.Create());
        platform._app.MapPost("/webhook", platform.EchoAsync);
        await platform._app.StartAsync(TestContext.Current.CancellationToken);
        return platform;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task EchoAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        _bodies.Enqueue(body);
        context.Response.StatusCode = Interlocked.Decrement(ref _failures) >= 0 ? 500 : 200;
        await context.Response.WriteAsync($"you sent {string.Join('\n', context.Request.Headers)}\n\n{body}", context.RequestAborted);
    }
}
