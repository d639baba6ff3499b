using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting.Testing;

namespace Icaro.EndToEnd.Tests;

/// <summary>Two integrations of the demo hotspot, both on: the demo's own, which signs now, and one that learns as little as can be.</summary>
internal sealed class TwoPlatforms : IAsyncDisposable
{
    private readonly HttpClient _admin;
    private readonly int _second;

    private TwoPlatforms(HttpClient admin, string platform, int second)
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
        var admin = appHost.CreateClient();
        var login = await SendAsync(admin, HttpMethod.Post, "/api/login", new { username = "admin", password = AppHostFixture.AdminPassword });
        admin.DefaultRequestHeaders.Add("Token", (string)login["token"]!);
        var platform = appHost.Application.GetEndpoint("external-platform").ToString();
        var page = $"{platform}guests/second";

        var second = await SendAsync(admin, HttpMethod.Post, "/api/integrations", new
        {
            name = "Second platform",
            webhook_url = $"{portal}webhook",
            pre_auth_redirect_url = page,
            post_auth_redirect_url = page,
            data = "minimal",
        });
        var platforms = new TwoPlatforms(admin, platform, (int)second["id"]!);
        await SendAsync(admin, HttpMethod.Put, "/api/integrations/1", new { confirmation = "signed" });
        await SendAsync(admin, HttpMethod.Put, "/api/hotspots/1/portal", new { portal_urls = new[] { portal.ToString() } });
        await SendAsync(admin, HttpMethod.Put, "/api/hotspot_integrations/1/1");
        await SendAsync(admin, HttpMethod.Put, $"/api/hotspot_integrations/1/{platforms._second}");
        return platforms;
    }

    public async ValueTask DisposeAsync()
    {
        await SendAsync(_admin, HttpMethod.Delete, $"/api/hotspot_integrations/1/{_second}");
        await SendAsync(_admin, HttpMethod.Delete, "/api/hotspot_integrations/1/1");
        await SendAsync(_admin, HttpMethod.Delete, $"/api/integrations/{_second}");
        await SendAsync(_admin, HttpMethod.Put, "/api/integrations/1", new { confirmation = "none" });
        _admin.Dispose();
    }

    private static async Task<JsonNode> SendAsync(HttpClient client, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await client.SendAsync(request, CancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>(CancellationToken))!;
    }
}
