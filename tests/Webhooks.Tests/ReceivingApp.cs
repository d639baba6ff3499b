using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Icaro.Webhooks.Tests;

/// <summary>A receiver with endpoints of the test's own.</summary>
internal sealed class ReceivingApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    private ReceivingApp(WebApplication app) => _app = app;

    /// <param name="map">The endpoint at <c>/webhook</c>.</param>
    /// <param name="isOnceOnly">Whether it keeps the ids.</param>
    /// <param name="maxBodySize">In bytes.</param>
    public static async Task<ReceivingApp> StartAsync(
        Action<IEndpointRouteBuilder> map, bool isOnceOnly = false, int maxBodySize = 1 << 20)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Sent.At));
        builder.Services.AddSingleton(services =>
            new WebhookVerifier([Sent.Secret], services.GetRequiredService<TimeProvider>()) { MaxBodySize = maxBodySize });
        if (isOnceOnly)
            builder.Services.AddSingleton<RecentWebhooks>();
        var app = builder.Build();
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public async Task<(HttpStatusCode Status, string Body)> SendAsync(Sent sent)
    {
        using var request = sent.ToRequest(_app.Urls.Single());
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<HttpStatusCode> StatusAsync(Sent sent) => (await SendAsync(sent)).Status;

    public void Advance(TimeSpan time) => ((FakeTimeProvider)_app.Services.GetRequiredService<TimeProvider>()).Advance(time);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
