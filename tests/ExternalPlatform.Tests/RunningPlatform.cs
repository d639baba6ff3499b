using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.ExternalPlatform.Tests;

/// <summary>The platform on a port of its own, at a time that the test chose.</summary>
public sealed class RunningPlatform : IAsyncDisposable
{
    public const string Token = "token-of-the-tests";
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly WebApplicationFactory<Program> _factory;

    public RunningPlatform(params (string Key, string Value)[] settings)
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => settings
            .Aggregate(host, (configured, setting) => configured.UseSetting(setting.Key, setting.Value))
            .UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0")
            .UseSetting("Logging:LogLevel:Default", "Warning")
            .UseSetting("Platform:WebhookToken", Token)
            .UseSetting("Platform:SigningSecret", Secret)
            .ConfigureServices(services => services.AddSingleton<TimeProvider>(Clock)));
        _factory.UseKestrel();
        Client = _factory.CreateClient();
    }

    public HttpClient Client { get; }

    public HeldClock Clock { get; } = new(SignedWebhook.SentAt);

    public static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public async Task<HttpResponseMessage> SendAsync(SignedWebhook webhook)
    {
        using var request = webhook.ToRequest();
        return await Client.SendAsync(request, CancellationToken);
    }

    public async Task BehaveAsync(object behavior) =>
        (await Client.PutAsJsonAsync("/behavior", behavior, CancellationToken)).EnsureSuccessStatusCode();

    public async Task<JsonArray> ReceivedAsync() =>
        (await Client.GetFromJsonAsync<JsonArray>("/webhooks", CancellationToken))!;

    public async Task<string> LastVerdictAsync() => (string)(await ReceivedAsync())[^1]!["verdict"]!;

    public ValueTask DisposeAsync() => _factory.DisposeAsync();
}
