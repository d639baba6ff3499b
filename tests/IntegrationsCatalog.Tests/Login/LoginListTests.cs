using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests.Login;

[Collection(nameof(SharedCatalog))]
public sealed class LoginListTests(CatalogApplication catalog)
{
    private static readonly Answer Ended = Answer.Message(401, "API token is invalid");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_sees_the_own_logins_and_which_one_is_in_use()
    {
        var (reseller, _, username) = await AddResellerAsync();
        var other = await LoginFromAsync(username, "198.51.100.7", "Phone/1.0 (📱)");

        var list = await reseller.GetAsync("/api/logins");

        Assert.Equal(2, list.Json.GetProperty("total").GetInt32());
        var (newest, oldest) = (list.Json.GetProperty("data")[0], list.Json.GetProperty("data")[1]);
        Assert.Equal(["id", "created", "last_used", "expires", "address", "user_agent", "current"], Answer.KeysOf(newest));
        Assert.Equal(("198.51.100.7", "Phone/1.0 (??)"), (newest.GetProperty("address").GetString(), newest.GetProperty("user_agent").GetString()));
        Assert.Equal((false, true), (newest.GetProperty("current").GetBoolean(), oldest.GetProperty("current").GetBoolean()));
        Assert.Equal(newest.GetProperty("created").GetDateTimeOffset(), newest.GetProperty("last_used").GetDateTimeOffset());
        Assert.Equal(newest.GetProperty("last_used").GetDateTimeOffset().AddDays(7), newest.GetProperty("expires").GetDateTimeOffset());
        Assert.True((await other.GetAsync("/api/logins?limit=1")).Json.GetProperty("data")[0].GetProperty("current").GetBoolean());
        Assert.DoesNotContain(TokenHash.Of(other.Token!).Hex, list.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_that_is_ended_is_over_here_and_the_other_services_hear_it()
    {
        await using var bus = await Listeners.ToRevocationsAsync(catalog.Broker);
        var (reseller, _, username) = await AddResellerAsync();
        var lost = await catalog.LoginAsync(username);
        var id = (await lost.GetAsync("/api/logins")).Ids[0];

        Assert.Equal(Answer.Success, await reseller.DeleteAsync($"/api/logins/{id}"));

        Assert.Equal(Ended, await lost.GetAsync("/api/logins"));
        Assert.Equal(200, (await reseller.GetAsync("/api/logins")).Status);
        await bus.RevocationAsync(TokenHash.Of(lost.Token!));
        Assert.Equal(Answer.Message(404, "No login found!"), await reseller.DeleteAsync($"/api/logins/{id}"));
    }

    [Fact]
    public async Task All_other_logins_of_an_account_are_ended_at_once()
    {
        await using var bus = await Listeners.ToRevocationsAsync(catalog.Broker);
        var (reseller, id, username) = await AddResellerAsync();
        var (first, second) = (await catalog.LoginAsync(username), await catalog.LoginAsync(username));
        var platform = await catalog.AddTokenAsync(id, TokenTypes.Api, "full", expires: null);

        Assert.Equal(Answer.Success, await reseller.DeleteAsync("/api/logins"));

        Assert.Equal(Ended, await first.GetAsync("/api/logins"));
        Assert.Equal(Ended, await second.GetAsync("/api/logins"));
        Assert.Equal(1, (await reseller.GetAsync("/api/logins")).Json.GetProperty("total").GetInt32());
        Assert.Equal(200, (await platform.GetAsync($"/api/accounts/{id}")).Status);
        await bus.RevocationAsync(TokenHash.Of(second.Token!));
    }

    [Fact]
    public async Task An_administrator_sees_and_ends_the_logins_of_others_an_admin_of_a_lesser_role_only_sees_them()
    {
        var admin = await catalog.AsAdminAsync();
        var (@operator, _) = await catalog.AddAdminAsync("operate");
        var (reseller, id, _) = await AddResellerAsync();
        var path = $"/api/logins?account={id}";
        var forbidden = Answer.Message(403, "Unauthorized action");

        var listed = Assert.Single((await @operator.GetAsync(path)).Ids);
        Assert.Equal(forbidden, await @operator.DeleteAsync(path));
        Assert.Equal(forbidden, await @operator.DeleteAsync($"/api/logins/{listed}"));
        Assert.Equal(200, (await reseller.GetAsync("/api/logins")).Status);

        Assert.Equal([listed], (await admin.GetAsync(path)).Ids);
        Assert.Equal(Answer.Success, await admin.DeleteAsync(path));
        Assert.Equal(Ended, await reseller.GetAsync("/api/logins"));
        Assert.Equal(200, (await admin.GetAsync("/api/logins")).Status);
    }

    [Fact]
    public async Task Nobody_else_sees_or_ends_the_logins_of_an_account()
    {
        var (reseller, id, _) = await AddResellerAsync();
        var (stranger, _, _) = await AddResellerAsync();
        var login = (await reseller.GetAsync("/api/logins")).Ids[0];

        Assert.Equal(Answer.Message(404, "No account found!"), await stranger.GetAsync($"/api/logins?account={id}"));
        Assert.Equal(Answer.Message(404, "No account found!"), await stranger.DeleteAsync($"/api/logins?account={id}"));
        Assert.Equal(Answer.Message(404, "No login found!"), await stranger.DeleteAsync($"/api/logins/{login}"));
        Assert.Equal(200, (await reseller.GetAsync("/api/logins")).Status);
    }

    [Fact]
    public async Task A_login_that_has_expired_is_listed_no_more_and_deleted_at_the_next_login_of_anybody()
    {
        var (reseller, id, _) = await AddResellerAsync();
        var expired = TokenHash.Of((await catalog.AddTokenAsync(id, TokenTypes.Login, "full", DateTimeOffset.UnixEpoch)).Token!).Hex;
        Assert.Single((await reseller.GetAsync("/api/logins")).Ids);

        await catalog.LoginAsync("admin", CatalogApplication.AdminPassword);

        Assert.False(await catalog.InDatabaseAsync(db => db.AccessTokens.AnyAsync(token => token.TokenHash == expired, CancellationToken)));
    }

    private async Task<(Caller Reseller, int Id, string Username)> AddResellerAsync()
    {
        var (reseller, id) = await catalog.AddResellerAsync();
        return (reseller, id, (await reseller.GetAsync($"/api/accounts/{id}")).Text("username"));
    }

    /// <summary>As through the gateway, which tells where the client comes from. A stored text must be one for the database.</summary>
    private async Task<Caller> LoginFromAsync(string username, string address, string userAgent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/login");
        request.Content = JsonContent.Create(new { username, password = PasswordOf(username) });
        request.Headers.Add("X-Forwarded-For", address);
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using var client = new HttpClient(handler) { BaseAddress = catalog.Client.BaseAddress };
        using var response = await client.SendAsync(request, CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(CancellationToken);
        return new(catalog.Client, answer.GetProperty("token").GetString());
    }
}
