namespace Icaro.EndToEnd.Tests.Marketplace;

/// <summary>
/// A module of the sample platform, published by the admin; and the demo's reseller, who connects it. All through the gateway.
/// </summary>
internal sealed class OfferedModule : IDisposable
{
    private static readonly string[] Scopes = ["integration_read", "integration_write"];

    private readonly HttpClient _platform;
    private readonly HttpClient _reseller;
    private readonly string _secret;

    private OfferedModule(HttpClient platform, HttpClient reseller, string code, string secret, string token)
    {
        (_platform, _reseller, _secret) = (platform, reseller, secret);
        (Code, Token) = (code, token);
    }

    public string Code { get; }

    /// <summary>Of the reseller.</summary>
    public string Token { get; }

    public string Path => $"/marketplace/modules/{Code}";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static async Task<OfferedModule> PublishAsync(AppHostFixture appHost)
    {
        var admin = await ApiClient.LogInAsync(appHost.CreateClient(), CancellationToken);
        var (reseller, platform) = (appHost.CreateClient(), appHost.Application.CreateHttpClient("external-platform"));
        var code = $"m-{Guid.NewGuid():N}";
        var created = await admin.SendAsync(
            HttpMethod.Post,
            "/marketplace/partner/modules",
            new
            {
                code,
                name = "Guest club",
                allowed_scopes = Scopes,
                simple_connection = true,
                config_url = $"{appHost.Application.GetEndpoint("external-platform")}modules/{code}/config",
                published = true,
            },
            CancellationToken);
        var token = (await ApiClient.LogInAsync(reseller, "reseller", "reseller", CancellationToken)).Token!;
        reseller.DefaultRequestHeaders.Add("Token", token);
        var module = new OfferedModule(platform, reseller, code, created.GetProperty("secret").GetString()!, token);
        await module.BehaveAsync();
        return module;
    }

    public async Task BehaveAsync(string? misbehavior = null)
    {
        using var response = await _platform.PutAsJsonAsync(
            $"/modules/{Code}", new { secret = _secret, hasWebhook = true, misbehavior }, CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public async Task<JsonNode> ShowAsync() => (await _reseller.GetFromJsonAsync<JsonNode>(Path, CancellationToken))!;

    public async Task<(int Status, JsonNode Answer)> PostAsync(string action)
    {
        using var response = await _reseller.PostAsync($"{Path}/{action}", content: null, CancellationToken);
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>(CancellationToken))!);
    }

    public async Task<int> SwitchAsync(HttpMethod method, int integrationId)
    {
        using var request = new HttpRequestMessage(method, $"/api/hotspot_integrations/1/{integrationId}");
        using var response = await _reseller.SendAsync(request, CancellationToken);
        return (int)response.StatusCode;
    }

    /// <summary>What happened at the module, by kind.</summary>
    public async Task<IReadOnlyList<(string Kind, string Text)>> EventsAsync()
    {
        var events = await _platform.GetFromJsonAsync<JsonArray>($"/modules/{Code}", CancellationToken);
        return [.. events!.Select(one => ((string)one!["kind"]!, (string)one["text"]!))];
    }

    public Task WaitForAsync(string kind, int count = 1) => Eventually.SeeAsync(
        EventsAsync, events => events.Count(one => one.Kind == kind) >= count, events => string.Join(", ", events));

    /// <summary>What the system answers to the module's newest key.</summary>
    public async Task<int> StatusOfKeyAsync()
    {
        using var response = await _platform.GetAsync($"/modules/{Code}/credentials", CancellationToken);
        return (int)response.StatusCode;
    }

    public void Dispose()
    {
        _platform.Dispose();
        _reseller.Dispose();
    }
}
