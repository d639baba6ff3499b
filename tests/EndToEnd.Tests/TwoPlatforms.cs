namespace Icaro.EndToEnd.Tests;

/// <summary>
/// Two integrations of the demo hotspot, both on: the demo's own, which signs now, and one that learns as little as can be.
/// </summary>
internal sealed class TwoPlatforms : IAsyncDisposable
{
    private const int EnoughForEachReplica = 8;

    private readonly ApiClient _admin;
    private readonly SamplePlatform _first;
    private readonly int _second;

    private TwoPlatforms(ApiClient admin, SamplePlatform first, string platform, int second)
    {
        (_admin, _first, _second) = (admin, first, second);
        FirstPage = $"{platform}guests";
        SecondPage = $"{platform}guests/second";
    }

    public string FirstPage { get; }

    public string SecondPage { get; }

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static async Task<TwoPlatforms> SwitchOnAsync(AppHostFixture appHost, Uri portal)
    {
        var admin = await ApiClient.LogInAsync(appHost.CreateClient(), CancellationToken);
        var platform = appHost.Application.GetEndpoint("external-platform").ToString();
        var page = $"{platform}guests/second";

        var second = await admin.CreateAsync("/api/integrations", new
        {
            name = "Second platform",
            webhook_url = $"{portal}webhook",
            pre_auth_redirect_url = page,
            post_auth_redirect_url = page,
            data = "minimal",
        }, CancellationToken);
        var platforms = new TwoPlatforms(admin, await appHost.PlatformAsync(), platform, second);
        await admin.SendAsync(HttpMethod.Put, "/api/integrations/1", new { confirmation = "signed" }, CancellationToken);
        await admin.SendAsync(HttpMethod.Put, "/api/hotspots/1/portal", new { portal_urls = new[] { portal.ToString() } }, CancellationToken);
        await admin.SendAsync(HttpMethod.Put, "/api/hotspot_integrations/1/1", body: null, CancellationToken);
        await admin.SendAsync(HttpMethod.Put, $"/api/hotspot_integrations/1/{second}", body: null, CancellationToken);
        await AreKnownAsync(appHost);
        return platforms;
    }

    public async ValueTask DisposeAsync()
    {
        await _admin.SendAsync(HttpMethod.Delete, $"/api/hotspot_integrations/1/{_second}", body: null, CancellationToken);
        await _admin.SendAsync(HttpMethod.Delete, "/api/hotspot_integrations/1/1", body: null, CancellationToken);
        await _admin.SendAsync(HttpMethod.Delete, $"/api/integrations/{_second}", body: null, CancellationToken);
        await _admin.SendAsync(HttpMethod.Put, "/api/integrations/1", new { confirmation = "none" }, CancellationToken);
        // No webhook of this test reaches the platform during another one.
        await Eventually.SeeAsync(_first.ReceivedAsync, webhooks => webhooks.Any(webhook => !webhook.Status));
        _first.Dispose();
    }

    /// <summary>Ends when each replica of wings-redirect knows both.</summary>
    private static async Task AreKnownAsync(AppHostFixture appHost)
    {
        using var gateway = appHost.CreateClient();
        var preferences = $"/wax/preferences?digest={DemoUnit.Digest}&uuid={DemoUnit.Uuid}&sessionid={DemoUnit.SessionId}";
        await Eventually.SeeAsync(
            async () => await Task.WhenAll(
                Enumerable.Range(0, EnoughForEachReplica).Select(_ => gateway.GetFromJsonAsync<JsonNode>(preferences, CancellationToken))),
            answers => answers.All(answer => answer!["integrations"] is JsonArray { Count: 2 }));
    }
}
