namespace Icaro.EndToEnd.Tests.Partners;

/// <summary>A partner's platform that takes the webhooks of devices.</summary>
internal sealed class DevicePlatform : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<DeviceWebhook> _received = new();

    private DevicePlatform(WebApplication application) => _application = application;

    public string Url => $"{_application.Urls.Single()}/devices";

    public IReadOnlyList<DeviceWebhook> Received => [.. _received];

    public static async Task<DevicePlatform> StartAsync()
    {
        var platform = new DevicePlatform(LocalServer.Create());
        platform._application.MapPost("/devices", platform.ReceiveAsync);
        await platform._application.StartAsync(TestContext.Current.CancellationToken);
        return platform;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task ReceiveAsync(HttpRequest request)
    {
        var payloads = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
        _received.Enqueue(new(request.Headers["auth-token"].ToString(), [.. payloads!.AsArray().Select(payload => payload!)]));
    }
}

internal sealed record DeviceWebhook(string AuthToken, IReadOnlyList<JsonNode> Payloads);
