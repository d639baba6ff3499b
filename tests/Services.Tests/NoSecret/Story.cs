using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Icaro.Services.Tests.NoSecret;

/// <summary>What happens to a hotspot and an integration whose secrets are all markers.</summary>
internal sealed class Story(HttpClient catalog, HttpClient dispatch)
{
    public const string AdminPassword = "marker-password-of-the-admin";
    private const string MemberPassword = "marker-password-of-the-customer";
    private const string ClientId = "marker-client-id-of-the-connection";
    private const string RawSigningSecret = "marker-old-signing-secret-012345";

    private static readonly string[] Scopes = ["integration_read", "integration_write"];

    private readonly List<Marker> _markers =
    [
        new("admin password", AdminPassword),
        new("admin password digest", Digest(AdminPassword)),
        new("password", MemberPassword),
        new("password digest", Digest(MemberPassword)),
        new("webhook token", WebhookToken),
        new("old signing secret", OldSigningSecret["whsec_".Length..]),
        new("old signing key", RawSigningSecret),
    ];

    private int _hotspotId;
    private int _integrationId;
    private string _admin = "";
    private string _reseller = "";

    public static string WebhookToken => "marker-webhook-token-32-letters!";

    public static string OldSigningSecret => $"whsec_{Convert.ToBase64String(Encoding.UTF8.GetBytes(RawSigningSecret))}";

    /// <summary>In the catalog's table of hotspots it is no secret, but the body of a webhook is, wherever else it goes.</summary>
    public Marker HotspotName { get; } = new("name in the body", "marker-name-of-the-hotspot");

    public IReadOnlyList<Marker> Markers => _markers;

    public async Task ArrangeAsync(string webhookUrl)
    {
        _admin = await LogInAsync("admin", AdminPassword);
        await PostAsync("/api/login", "", new { username = "customer", password = MemberPassword + "?" });
        var resellerId = await CreateAsync("/api/accounts", _admin, new { type = "reseller", name = "r", username = "reseller", password = MemberPassword });
        _reseller = await LogInAsync("reseller", MemberPassword);
        _hotspotId = await CreateAsync("/api/hotspots", _reseller, new { name = HotspotName.Secret, description = "d" });
        await CreateAsync("/api/accounts", _reseller, new
        {
            type = "customer",
            name = "c",
            username = "customer",
            password = MemberPassword,
            hotspot_id = _hotspotId,
        });
        _integrationId = await CreateAsync("/api/integrations", _admin, new
        {
            name = "i",
            webhook_url = webhookUrl,
            webhook_token = WebhookToken,
            signing_secret = OldSigningSecret,
            sends_password_hash = true,
        });
        (await PostAsync($"/api/account_integrations/{resellerId}/{_integrationId}", _admin)).EnsureSuccessStatusCode();
    }

    public async Task SwitchAsync(HttpMethod method)
    {
        using var response = await SendAsync(catalog, method, $"/api/hotspot_integrations/{_hotspotId}/{_integrationId}", _reseller);
        response.EnsureSuccessStatusCode();
    }

    public async Task RotateAsync()
    {
        using var response = await PostAsync($"/api/integrations/{_integrationId}/rotate_secret", _admin);
        var secret = (string)(await JsonAsync(response))["signing_secret"]!;
        _markers.Add(new("new signing secret", secret["whsec_".Length..]));
        _markers.Add(new("new signing key", Convert.ToHexStringLower(Convert.FromBase64String(secret["whsec_".Length..]))));
    }

    /// <summary>Gives the platform's endpoint a header of its own, which the platform may repeat.</summary>
    public async Task GiveHeaderAsync()
    {
        const string Value = "marker-value-of-a-header";
        _markers.Add(new("header", Value));
        using var changed = await SendAsync(
            dispatch, HttpMethod.Patch, $"/endpoints/{_integrationId}", _admin, new { headers = new { Authorization = $"Bearer {Value}" } });
        changed.EnsureSuccessStatusCode();
    }

    /// <summary>The first delivery by itself and by a link, and then all of them.</summary>
    public async Task ReplayAsync()
    {
        using var list = await SendAsync(dispatch, HttpMethod.Get, "/deliveries", _admin);
        var first = (string)(await JsonAsync(list))["deliveries"]![0]!["id"]!;
        using var link = await PostAsync($"/api/integrations/{_integrationId}/links", _admin);
        var code = (string)(await JsonAsync(link))["token"]!;
        _markers.Add(new("token of a link", code));
        using var one = await SendAsync(dispatch, HttpMethod.Post, $"/deliveries/{first}/replay", code);
        one.EnsureSuccessStatusCode();
        using var all = await SendAsync(dispatch, HttpMethod.Post, "/replays", _admin, new { integration = _integrationId });
        all.EnsureSuccessStatusCode();
    }

    /// <summary>One module that is connected and switched off, and one that refuses when it has the key already.</summary>
    /// <param name="platform">Offers them.</param>
    public async Task ConnectModuleAsync(HttpClient platform)
    {
        foreach (var (code, misbehavior) in new[] { ("module-that-refuses", "refuses"), ("module-of-the-story", null) })
        {
            using var card = await PostAsync("/marketplace/partner/modules", _admin, new
            {
                code,
                name = "m",
                allowed_scopes = Scopes,
                simple_connection = true,
                config_url = $"{platform.BaseAddress}modules/{code}/config",
                published = true,
            });
            var secret = (string)(await JsonAsync(card))["secret"]!;
            _markers.Add(new("secret of a module", secret));
            (await platform.PutAsJsonAsync($"/modules/{code}", new { secret, clientId = ClientId, misbehavior }, TestContext.Current.CancellationToken))
                .EnsureSuccessStatusCode();
            using var connected = await PostAsync($"/marketplace/modules/{code}/connect", _reseller);
            Assert.Equal(misbehavior is null, connected.IsSuccessStatusCode);
        }

        using var key = await platform.PostAsync("/modules/module-of-the-story/update-scopes", null, TestContext.Current.CancellationToken);
        _markers.Add(new("api key", await key.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        _markers.Add(new("client id", ClientId));
        using var switched = await PostAsync("/marketplace/modules/module-of-the-story/deactivate", _reseller);
        switched.EnsureSuccessStatusCode();
    }

    /// <returns>Whether as many deliveries are there, all of them delivered, and no replay is at work.</returns>
    public async Task<bool> IsSettledAsync(int deliveries)
    {
        using var list = await SendAsync(dispatch, HttpMethod.Get, "/deliveries", _admin);
        using var replays = await SendAsync(dispatch, HttpMethod.Get, "/replays", _admin);
        var all = (await JsonAsync(list))["deliveries"]!.AsArray();
        return all.Count == deliveries && all.All(one => (string)one!["status"]! == "delivered")
            && (await JsonAsync(replays)).AsArray().All(job => (string)job!["state"]! == "done");
    }

    /// <summary>The platform's api token, which only its webhooks tell.</summary>
    public void Mark(string webhookBody) => _markers.Add(new("api token", (string)JsonNode.Parse(webhookBody)!["token"]!));

    [SuppressMessage("Security", "CA5351", Justification = "The webhook's contract.")]
    private static string Digest(string password) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(password)));

    private async Task<string> LogInAsync(string username, string password)
    {
        using var response = await PostAsync("/api/login", "", new { username, password });
        var token = (string)(await JsonAsync(response))["token"]!;
        _markers.Add(new($"token of {username}", token));
        return token;
    }

    private async Task<int> CreateAsync(string path, string token, object body)
    {
        using var response = await PostAsync(path, token, body);
        return (int)(await JsonAsync(response))["id"]!;
    }

    private Task<HttpResponseMessage> PostAsync(string path, string token, object? body = null) =>
        SendAsync(catalog, HttpMethod.Post, path, token, body);

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient service, HttpMethod method, string path, string token, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Token", token);
        return await service.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }
}
