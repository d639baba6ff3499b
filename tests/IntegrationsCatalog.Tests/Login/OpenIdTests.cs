using Icaro.IntegrationsCatalog.Tests.Marketplace;
using Icaro.OpenIdProvider;
using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests.Login;

/// <summary>Admins who log in at an OpenID provider, by a browser.</summary>
public sealed class OpenIdTests(Servers servers) : IAsyncLifetime
{
    private const string Start = "/api/login/openid";

    private readonly CatalogApplication _catalog = new(servers);
    private Provider _provider = null!;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _catalog.InitializeAsync();
        _provider = await Provider.StartAsync(CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _catalog.DisposeAsync();
    }

    [Fact]
    public async Task An_admin_gets_the_token_of_a_login_by_whichever_replicas_the_browser_comes()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync();
        var (_, id) = await _catalog.AddAdminAsync("operate");
        var username = await UsernameAsync(id);
        _provider.Person = Named(username.ToUpperInvariant());
        using var browser = new Browser(first.Client.BaseAddress!);

        var login = await LogInAsync(browser, second);

        Assert.Equal(201, login.Status);
        Assert.Equal(["account_type", "expires", "id", "status", "subscription", "token"], Answer.KeysOf(login.Json));
        Assert.Equal((id, "admin"), (login.Id, login.Text("account_type")));
        var @operator = new Caller(second.Client, login.Text("token"));
        Assert.Equal(200, (await @operator.GetAsync("/api/accounts")).Status);
        Assert.Equal(403, (await @operator.PostAsync("/api/hotspots", new { name = "h" })).Status);
    }

    [Fact]
    public async Task Whoever_is_no_admin_here_gets_nothing()
    {
        await using var catalog = await StartAsync();
        var (_, resellerId) = await _catalog.AddResellerAsync();
        var refused = Answer.Message(403, "The OpenID provider names no admin of this system");

        foreach (var person in new[] { Named(NewName("stranger")), Named(await UsernameAsync(resellerId)), [] })
        {
            _provider.Person = person;
            using var browser = new Browser(catalog.Client.BaseAddress!);
            Assert.Equal(refused, await LogInAsync(browser, catalog));
        }
    }

    [Fact]
    public async Task An_address_counts_only_if_the_provider_has_verified_it()
    {
        await using var catalog = await StartAsync(("OpenId:Claim", "email"), ("OpenId:Scopes", "email"));
        var person = new Dictionary<string, object> { ["email"] = "admin" };

        foreach (var (isVerified, status) in new[] { (false, 403), (true, 201) })
        {
            _provider.Person = new Dictionary<string, object>(person) { ["email_verified"] = isVerified };
            using var browser = new Browser(catalog.Client.BaseAddress!);
            Assert.Equal(status, (await LogInAsync(browser, catalog)).Status);
        }
    }

    [Fact]
    public async Task A_callback_that_another_browser_has_begun_is_refused()
    {
        await using var catalog = await StartAsync();
        _provider.Person = Named("admin");
        using var attacker = new Browser(catalog.Client.BaseAddress!);
        using var victim = new Browser(catalog.Client.BaseAddress!);
        var failed = Answer.Message(401, "The login at the OpenID provider failed");

        var callback = await CallbackAsync(attacker);

        Assert.Equal(failed, Of(await victim.GetAsync(callback)));
        Assert.Equal(failed, Of(await victim.GetAsync($"{Start}/callback?code=c&state=s")));
        Assert.Equal(failed, Of(await victim.GetAsync($"{Start}/callback?error=access_denied")));
    }

    [Fact]
    public async Task Without_its_provider_a_login_is_to_be_made_again_later_and_passwords_still_work()
    {
        await using var catalog = await StartAsync();
        await _provider.DisposeAsync();

        Assert.Equal(
            Answer.Message(503, "The OpenID provider is unavailable, try again later"), await catalog.Anonymous.GetAsync(Start));
        Assert.Equal(200, (await (await catalog.AsAdminAsync()).GetAsync("/api/accounts")).Status);
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_such_route() =>
        Assert.Equal(Answer.Message(404, "API not found"), await _catalog.Anonymous.GetAsync(Start));

    private static Dictionary<string, object> Named(string username) => new() { ["preferred_username"] = username };

    private static Answer Of(Browser.Page page) => new(page.Status, page.Body);

    private static async Task<Answer> LogInAsync(Browser browser, CatalogApplication replica) =>
        Of(await browser.GetAsync(new Uri(replica.Client.BaseAddress!, await CallbackAsync(browser)).ToString()));

    /// <summary>Goes to the provider, which sends the browser back to the gateway.</summary>
    /// <returns>Path and query, as the gateway forwards them.</returns>
    private static async Task<string> CallbackAsync(Browser browser)
    {
        var toProvider = (await browser.GetAsync(Start)).Location!;
        var back = new Uri((await browser.GetAsync(toProvider)).Location!);
        Assert.Equal($"{CatalogApplication.PublicUrl}{Start}/callback", back.GetLeftPart(UriPartial.Path));
        return back.PathAndQuery;
    }

    private async Task<string> UsernameAsync(int id) =>
        (await (await _catalog.AsAdminAsync()).GetAsync($"/api/accounts/{id}")).Text("username");

    private Task<CatalogApplication> StartAsync(params IEnumerable<(string Key, string Value)> settings) => _catalog.StartReplicaAsync(
    [
        ("OpenId:Authority", _provider.Address), ("OpenId:ClientId", Provider.ClientId), ("OpenId:ClientSecret", Provider.ClientSecret),
        .. settings,
    ]);
}
