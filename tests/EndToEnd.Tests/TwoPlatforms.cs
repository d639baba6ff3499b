namespace Icaro.EndToEnd.Tests;

/// <summary>
/// Two integrations of the demo hotspot, both on: the demo's own, which signs now, and one that learns as little as can be.
/// </summary>
internal sealed class TwoPlatforms : IAsyncDisposable
{
    private readonly ApiClient _admin;
    private readonly int _second;

    private TwoPlatforms(ApiClient admin, string platform, int second)
    {
        (_admin, _second) = (admin, second);
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
        var platforms = new TwoPlatforms(admin, platform, second);
        await admin.SendAsync(HttpMethod.Put, "/api/integrations/1", new { confirmation = "signed" }, CancellationToken);
        await admin.SendAsync(HttpMethod.Put, "/api/hotspots/1/portal", new { portal_urls = new[] { portal.ToString() } }, CancellationToken);
        await admin.SendAsync(HttpMethod.Put, "/api/hotspot_integrations/1/1", body: null, CancellationToken);
        await admin.SendAsync(HttpMethod.Put, $"/api/hotspot_integrations/1/{platforms._second}", body: null, CancellationToken);
        return platforms;
    }

    public async ValueTask DisposeAsync()
    {
        await _admin.SendAsync(HttpMethod.Delete, $"/api/hotspot_integrations/1/{_second}", body: null, CancellationToken);
        await _admin.SendAsync(HttpMethod.Delete, "/api/hotspot_integrations/1/1", body: null, CancellationToken);
        await _admin.SendAsync(HttpMethod.Delete, $"/api/integrations/{_second}", body: null, CancellationToken);
        await _admin.SendAsync(HttpMethod.Put, "/api/integrations/1", new { confirmation = "none" }, CancellationToken);
    }
}
