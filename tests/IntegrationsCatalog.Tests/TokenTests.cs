namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class TokenTests(CatalogApplication catalog)
{
    [Fact]
    public async Task A_call_without_a_token_is_refused() =>
        Assert.Equal(Answer.Message(401, "API token required"), await catalog.Anonymous.GetAsync("/api/hotspots"));

    [Fact]
    public async Task A_call_with_a_token_that_nobody_issued_is_refused() =>
        Assert.Equal(Answer.Message(401, "API token is invalid"), await (catalog.Anonymous with { Token = "x" }).GetAsync("/api/hotspots"));

    [Fact]
    public async Task A_call_with_an_expired_token_is_refused()
    {
        var (_, resellerId) = await catalog.AddResellerAsync();
        var late = await catalog.AddTokenAsync(resellerId, TokenTypes.Login, "full", expires: DateTimeOffset.UnixEpoch);

        Assert.Equal(Answer.Message(401, "API token is expired"), await late.GetAsync("/api/hotspots"));
    }

    [Fact]
    public async Task A_platform_never_changes_how_its_customer_logs_in()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var customerId = await reseller.AddMemberAsync(await reseller.AddHotspotAsync());
        var refused = Answer.Message(403, "Unauthorized action");

        foreach (var acls in new[] { "write", "full" })
        {
            var platform = await catalog.AddTokenAsync(customerId, TokenTypes.Api, acls, expires: null);
            Assert.Equal(refused, await platform.PutAsync($"/api/accounts/{customerId}", new { password = "taken over" }));
            Assert.Equal(refused, await platform.PutAsync($"/api/accounts/{customerId}", new { username = "taken over" }));
            Assert.Equal(Answer.Success, await platform.PutAsync($"/api/accounts/{customerId}", new { email = "e@test.example" }));
        }
    }

    [Fact]
    public async Task A_platform_is_refused_at_another_replica_that_knew_it_after_it_was_switched_off()
    {
        await using var replica = await catalog.StartReplicaAsync(("TokenCache:Lifetime", "00:10:00"));
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var one = await HotspotIntegrations.Switchable.CreateAsync(catalog);
        var unitId = await one.Reseller.AddUnitAsync(one.HotspotId);
        await one.SwitchOnAsync();
        var platform = new Caller(replica.Client, Resync.HeardWebhook.Token((await listener.TogglesAsync(one.HotspotId, 1))[0]));
        (string Path, int Id)[] reads = [("/api/hotspots", one.HotspotId), ("/api/units", unitId), ("/api/accounts", one.CustomerId)];
        foreach (var (path, id) in reads)
        {
            Assert.Equal([id], (await platform.GetAsync(path)).Ids);
            Assert.Equal((200, id), ((await platform.GetAsync($"{path}/{id}")).Status, (await platform.GetAsync($"{path}/{id}")).Id));
        }

        Assert.Equal(403, (await platform.GetAsync("/api/integrations")).Status);

        await one.SwitchOffAsync();

        await Eventually.SeeAsync(() => platform.GetAsync("/api/hotspots"), answer => answer == Answer.Message(401, "API token is invalid"));
        foreach (var path in reads.SelectMany(read => new[] { read.Path, $"{read.Path}/{read.Id}" }))
            Assert.Equal(Answer.Message(401, "API token is invalid"), await platform.GetAsync(path));
    }

    [Theory]
    [InlineData("POST", "/api/hotspots")]
    [InlineData("POST", "/api/units")]
    [InlineData("POST", "/api/accounts")]
    [InlineData("POST", "/api/integrations")]
    [InlineData("POST", "/api/account_integrations/1/1")]
    [InlineData("PUT", "/api/hotspot_integrations/1/1")]
    [InlineData("DELETE", "/api/hotspot_integrations/1/1")]
    public async Task A_reading_token_cannot_change_anything(string method, string path)
    {
        var platform = await catalog.AsPlatformAsync();

        Assert.Equal(Answer.Message(403, "Unauthorized action"), await platform.SendEmptyJsonAsync(new HttpMethod(method), path));
    }

    [Theory]
    [InlineData("GET", "/api/unknown")]
    [InlineData("GET", "/api/login")]
    [InlineData("PUT", "/api/hotspots")]
    [InlineData("PATCH", "/api/integrations/1")]
    [InlineData("POST", "/api/hotspot_integrations/1/1")]
    [InlineData("GET", "/")]
    public async Task An_unknown_route_or_verb_is_not_found_before_the_token_is_looked_at(string method, string path)
    {
        var stranger = catalog.Anonymous with { Token = "x" };

        Assert.Equal(Answer.Message(404, "API not found"), await stranger.SendAsync(new HttpMethod(method), path));
    }

    [Theory]
    [InlineData("GET", "/api/accounts", 200)]
    [InlineData("POST", "/api/login", 400)]
    [InlineData("POST", "/api/units", 400)]
    [InlineData("GET", "/api/hotspots/2abc", 400)]
    [InlineData("DELETE", "/api/hotspots/2147483647", 404)]
    [InlineData("GET", "/api/unknown", 404)]
    public async Task Every_answer_says_that_it_is_JSON(string method, string path, int status)
    {
        var admin = await catalog.AsAdminAsync();

        Assert.Equal((status, "application/json; charset=utf-8"), await AskForTypeAsync(admin, method, path));
    }

    [Fact]
    public async Task A_refusal_of_a_token_is_JSON_too()
    {
        const string Json = "application/json; charset=utf-8";

        Assert.Equal((401, Json), await AskForTypeAsync(catalog.Anonymous, "GET", "/api/accounts"));
        Assert.Equal((403, Json), await AskForTypeAsync(await catalog.AsPlatformAsync(), "GET", "/api/integrations"));
    }

    [Fact]
    public async Task Other_services_learn_whom_a_token_stands_for()
    {
        var (reseller, resellerId) = await catalog.AddResellerAsync();

        var answer = await AskAsync(TokenHash.Of(reseller.Token!).Hex, CatalogApplication.ServiceKey);

        Assert.Equal(200, answer.Status);
        Assert.Equal(resellerId, answer.Json.GetProperty("account_id").GetInt32());
        Assert.Equal("reseller", answer.Text("account_type"));
        Assert.Equal("login", answer.Text("token_type"));
        Assert.Equal("full", answer.Text("acls"));
    }

    [Fact]
    public async Task Other_services_learn_that_a_token_is_unknown() =>
        Assert.Equal(404, (await AskAsync(TokenHash.Of("x").Hex, CatalogApplication.ServiceKey)).Status);

    [Theory]
    [InlineData("")]
    [InlineData("guessed")]
    public async Task Nobody_else_learns_it(string serviceKey)
    {
        var admin = await catalog.AsAdminAsync();

        Assert.Equal(401, (await AskAsync(TokenHash.Of(admin.Token!).Hex, serviceKey)).Status);
    }

    private static async Task<(int Status, string? Type)> AskForTypeAsync(Caller caller, string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (caller.Token is not null)
            request.Headers.Add("Token", caller.Token);
        using var response = await caller.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString());
    }

    private async Task<Answer> AskAsync(string hash, string serviceKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/internal/tokens/{hash}");
        request.Headers.Add("Service-Key", serviceKey);
        using var response = await catalog.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
