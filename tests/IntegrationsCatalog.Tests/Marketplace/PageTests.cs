namespace Icaro.IntegrationsCatalog.Tests.Marketplace;

/// <summary>What browsers see.</summary>
[Collection(nameof(MarketWorld))]
public sealed class PageTests(MarketWorld world)
{
    private const string PagePolicy =
        "default-src 'none'; style-src 'nonce-[0-9A-F]{32}'; img-src https: data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    [Fact]
    public async Task Who_shows_a_token_sees_the_module_connects_it_and_is_taken_there()
    {
        var module = await world.AddModuleAsync(new { hasWebhook = true });
        var (account, _) = await world.Catalog.AddResellerAsync();
        using var browser = new Browser(world.Catalog.Client.BaseAddress!);

        var asked = await browser.GetAsync(module.Path);
        Assert.Equal(401, asked.Status);
        Assert.Contains($"""name="module" value="{module.Code}" """.Trim(), asked.Body);
        var shown = await browser.PostAsync("/marketplace/session", ("token", account.Token!), ("module", module.Code));
        Assert.Equal((303, module.Path), (shown.Status, shown.Location));
        Assert.Matches("^marketplace_session=[^;]+; max-age=1800; path=/marketplace; samesite=lax; httponly$", shown.Cookie);

        var page = await browser.GetAsync(module.Path);
        Assert.Equal(200, page.Status);
        Assert.Matches($"^{PagePolicy}$", page.Policy);
        Assert.DoesNotContain("<script", page.Body);
        Assert.Contains("Not connected", page.Text);
        Assert.DoesNotContain(account.Token!, page.Body);

        var connected = await browser.PostAsync($"{module.Path}/connect", ("key", page.FormKey));
        Assert.Equal((303, $"{module.Path}/enter"), (connected.Status, connected.Location));
        var enter = await browser.GetAsync(connected.Location!);
        var clientId = (await account.GetAsync($"{module.Path}/enter")).Text("client_id");
        Assert.Contains($"""action="{world.Platform.BaseAddress}modules/{module.Code}/account" """.Trim(), enter.Body);
        Assert.Contains($"""name="clientId" value="{clientId}" """.Trim(), enter.Body);
        Assert.Contains($"form-action {world.Platform.BaseAddress!.GetLeftPart(UriPartial.Authority)};", enter.Policy);
        Assert.EndsWith("; script-src 'self'", enter.Policy);
        Assert.Equal((200, "document.getElementById('enter').submit();\n"), await ScriptAsync(browser));

        page = await browser.GetAsync(module.Path);
        Assert.Contains("Connected", page.Text);
        Assert.Equal(303, (await browser.PostAsync($"{module.Path}/deactivate", ("key", page.FormKey))).Status);
        Assert.Contains("switched off", (await browser.GetAsync(module.Path)).Text);
        Assert.Equal((303, module.Path), await StatusAsync(browser.PostAsync($"{module.Path}/disconnect", ("key", page.FormKey))));
        Assert.Contains("Not connected", (await browser.GetAsync(module.Path)).Text);
    }

    [Fact]
    public async Task What_went_wrong_is_on_the_page()
    {
        var module = await world.AddModuleAsync(new { misbehavior = "refuses" });
        using var browser = await SignInAsync(module);

        var answer = await browser.PostAsync($"{module.Path}/connect", ("key", (await browser.GetAsync(module.Path)).FormKey));

        Assert.Equal((303, module.Path), (answer.Status, answer.Location));
        Assert.Contains("Please pay your bill first", (await browser.GetAsync(module.Path)).Text);
    }

    [Fact]
    public async Task A_module_that_cannot_be_asked_cannot_be_connected_and_says_why()
    {
        var module = await world.AddModuleAsync(new { misbehavior = "config_not_json" });
        using var browser = await SignInAsync(module);

        var page = await browser.GetAsync(module.Path);

        Assert.Contains("The module's configuration is not JSON", page.Text);
        Assert.Contains("config_malformed", page.Text);
        Assert.DoesNotContain("/connect", page.Body);
    }

    [Fact]
    public async Task A_form_that_is_not_ours_does_nothing()
    {
        var module = await world.AddModuleAsync();
        using var browser = await SignInAsync(module);

        Assert.Equal(403, (await browser.PostAsync($"{module.Path}/connect")).Status);
        Assert.Equal(403, (await browser.PostAsync($"{module.Path}/connect", ("key", new string('0', 64)))).Status);

        Assert.Empty(await module.EventsAsync());
    }

    [Theory]
    [InlineData("same-origin", "null", 303)]
    [InlineData("none", null, 303)]
    [InlineData("cross-site", "https://sun.example", 303)]
    [InlineData(null, "https://SUN.example", 303)]
    [InlineData("cross-site", "https://evil.example", 403)]
    [InlineData("cross-site", "null", 403)]
    [InlineData("same-site", "https://other.wifi.example", 403)]
    [InlineData(null, "https://evil.example", 403)]
    [InlineData("cross-site", null, 403)]
    public async Task Only_our_pages_and_Sun_UI_sign_a_browser_in(string? site, string? origin, int status)
    {
        var module = await world.AddModuleAsync();
        (string Name, string? Value)[] headers = [("Sec-Fetch-Site", site), ("Origin", origin)];
        using var browser = new Browser(
            world.Catalog.Client.BaseAddress!, headers.Where(header => header.Value is not null).Select(header => (header.Name, header.Value!)));

        var answer = await browser.PostAsync("/marketplace/session", ("token", module.Partner.Token!), ("module", module.Code));

        Assert.Equal((status, status == 303), (answer.Status, answer.Cookie is not ""));
    }

    [Fact]
    public async Task Our_own_origin_signs_a_browser_in_without_being_configured()
    {
        var module = await world.AddModuleAsync();
        using var browser = new Browser(world.Catalog.Client.BaseAddress!, ("Origin", world.SystemUrl));

        Assert.Equal(303, (await browser.PostAsync("/marketplace/session", ("token", module.Partner.Token!), ("module", module.Code))).Status);
    }

    [Fact]
    public async Task What_partners_and_modules_write_is_never_markup()
    {
        const string Markup = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        var module = await world.AddModuleAsync(new { scopes = Scopes(Markup) }, new { name = Markup, description = Markup });
        using var browser = await SignInAsync(module);

        var page = await browser.GetAsync(module.Path);

        Assert.DoesNotContain("<script", page.Body);
        Assert.DoesNotContain("<img src=x", page.Body);
        Assert.Contains(Markup, System.Net.WebUtility.HtmlDecode(page.Body));
    }

    [Fact]
    public async Task A_session_ends_with_its_token_and_a_token_that_is_none_opens_none()
    {
        var module = await world.AddModuleAsync();
        var (account, _) = await world.Catalog.AddResellerAsync();
        using var browser = await SignInAsync(module, account);
        Assert.Equal(200, (await browser.GetAsync(module.Path)).Status);

        await account.PostAsync("/api/logout");

        Assert.Equal(401, (await browser.GetAsync(module.Path)).Status);
        var refused = await browser.PostAsync("/marketplace/session", ("token", account.Token!), ("module", module.Code));
        Assert.Equal((401, ""), (refused.Status, refused.Cookie));
        Assert.Contains("The token is not valid.", refused.Text);
    }

    [Fact]
    public async Task Customers_connect_nothing_and_a_module_that_one_does_not_see_is_not_there()
    {
        var module = await world.AddModuleAsync(card: new { published = false });
        var (account, _) = await world.Catalog.AddResellerAsync();
        var (customer, _) = await world.Catalog.LogInMemberAsync(account, await account.AddHotspotAsync());
        using var stranger = await SignInAsync(module, account);
        using var guest = await SignInAsync(module, customer);
        using var partner = await SignInAsync(module, module.Partner);

        Assert.Equal(404, (await stranger.GetAsync(module.Path)).Status);
        Assert.Equal(403, (await guest.GetAsync(module.Path)).Status);
        Assert.Contains("Not published yet", (await partner.GetAsync(module.Path)).Text);
    }

    private static string[] Scopes(string scope) => [scope];

    private static async Task<(int, string)> ScriptAsync(Browser browser)
    {
        var script = await browser.GetAsync("/marketplace/assets/enter.js");
        return (script.Status, script.Body);
    }

    private static async Task<(int, string?)> StatusAsync(Task<Browser.Page> answer) => ((await answer).Status, (await answer).Location);

    private async Task<Browser> SignInAsync(SampleModule module, Caller? account = null)
    {
        account ??= (await world.Catalog.AddResellerAsync()).Reseller;
        var browser = new Browser(world.Catalog.Client.BaseAddress!);
        Assert.Equal(303, (await browser.PostAsync("/marketplace/session", ("token", account.Token!), ("module", module.Code))).Status);
        return browser;
    }
}
