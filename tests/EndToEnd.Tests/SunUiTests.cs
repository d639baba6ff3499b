namespace Icaro.EndToEnd.Tests;

/// <summary>The requests of Sun-UI's pages, in their order and form: each with an Origin, PUT and DELETE with JSON that is empty.</summary>
[Collection(WholeSystem.Name)]
public sealed class SunUiTests(AppHostFixture appHost)
{
    private static readonly string[] Totals = ["hotspots", "users", "accounts", "units", "sessions", "devices"];

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reseller_finds_its_way_through_all_pages()
    {
        using var platform = await appHost.PlatformAsync();
        using var gateway = appHost.CreateClient();
        var account = await LogInAsync(gateway, "reseller", "reseller");

        Assert.Equal("reseller", (string?)(await SendAsync(gateway, HttpMethod.Get, $"/api/accounts/{account}"))["type"]);
        foreach (var total in Totals)
            Assert.True((int)(await SendAsync(gateway, HttpMethod.Get, $"/api/stats/{total}/total"))["total"]! >= 0);
        await SendAsync(gateway, HttpMethod.Get, "/api/stats/sms/accounts");
        Assert.Equal([1], (await SendAsync(gateway, HttpMethod.Get, "/api/integrations")).AsArray().Select(integration => (int)integration!["id"]!));
        var hotspots = await SendAsync(gateway, HttpMethod.Get, "/api/hotspots");
        Assert.Equal((1, 1), ((int)hotspots["total"]!, (int)hotspots["data"]![0]!["id"]!));

        const string Switch = "/api/hotspot_integrations/1/1";
        Assert.Equal("success", (string?)(await SendAsync(gateway, HttpMethod.Put, Switch))["status"]);
        Assert.Equal([1], (await SendAsync(gateway, HttpMethod.Get, "/api/hotspot_integrations/1")).AsArray().Select(on => (int)on!["integration_id"]!));
        Assert.Equal("success", (string?)(await SendAsync(gateway, HttpMethod.Delete, Switch))["status"]);
        Assert.Equal("No integrations found!", (string?)(await SendAsync(gateway, HttpMethod.Get, "/api/hotspot_integrations/1", HttpStatusCode.NotFound))["message"]);
        Assert.Equal("success", (string?)(await SendAsync(gateway, HttpMethod.Post, "/api/logout"))["status"]);
        Assert.Equal([true, false], (await platform.WaitForAsync(2)).Select(webhook => webhook.Status));
    }

    [Fact]
    public async Task An_administrator_finds_its_way_through_its_pages_too()
    {
        using var gateway = appHost.CreateClient();
        await LogInAsync(gateway, "admin", SystemBuilder.AdminPassword);
        var accounts = (await SendAsync(gateway, HttpMethod.Get, "/api/accounts"))["data"]!.AsArray();
        var reseller = (int)accounts.Single(account => (string?)account!["username"] == "reseller")!["id"]!;

        Assert.Equal([1], (await SendAsync(gateway, HttpMethod.Get, $"/api/account_integrations/{reseller}")).AsArray().Select(grant => (int)grant!["integration_id"]!));
        await SendAsync(gateway, HttpMethod.Get, $"/api/stats/sms/accounts/{reseller}");
        var written = await SendAsync(
            gateway, HttpMethod.Post, $"/api/disclaimers/accounts/{reseller}", HttpStatusCode.Created, """{"type":"tos","title":"Terms","body":"<p>..</p>"}""");
        Assert.Equal(["Terms"], (await SendAsync(gateway, HttpMethod.Get, $"/api/disclaimers/accounts/{reseller}")).AsArray().Select(row => (string?)row!["title"]));
        await SendAsync(gateway, HttpMethod.Delete, $"/api/disclaimers/{written["disclaimer_id"]}");
        Assert.Equal("success", (string?)(await SendAsync(gateway, HttpMethod.Delete, $"/api/account_integrations/{reseller}/1"))["status"]);
        Assert.Equal("success", (string?)(await SendAsync(gateway, HttpMethod.Post, $"/api/account_integrations/{reseller}/1", HttpStatusCode.Created))["status"]);
        Assert.Equal("integration already exists", (string?)(await SendAsync(gateway, HttpMethod.Post, $"/api/account_integrations/{reseller}/1", HttpStatusCode.Conflict))["status"]);
    }

    /// <returns>The account's id. From now on the client shows its token.</returns>
    private static async Task<int> LogInAsync(HttpClient gateway, string username, string password)
    {
        using var answer = await gateway.PostAsJsonAsync("/api/login", new { username, password }, CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var session = await answer.Content.ReadFromJsonAsync<JsonObject>(CancellationToken);
        gateway.DefaultRequestHeaders.Add("Token", (string)session!["token"]!);
        return (int)session["id"]!;
    }

    private static async Task<JsonNode> SendAsync(
        HttpClient gateway, HttpMethod method, string path, HttpStatusCode expected = HttpStatusCode.OK, string body = "")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", "https://sun-ui.example");
        if (method != HttpMethod.Get)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await gateway.SendAsync(request, CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(CancellationToken);
        Assert.True(answer.StatusCode == expected, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}
