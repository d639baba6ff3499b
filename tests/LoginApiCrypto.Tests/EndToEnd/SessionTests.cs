namespace Icaro.LoginApiCrypto.Tests.EndToEnd;

public sealed class SessionTests(LoginApiWorld world) : IClassFixture<LoginApiWorld>
{
    [Fact]
    public async Task A_login_address_opens_for_one_browser_only_on_whichever_replica()
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();
        using var thief = new Guest();
        var login = await guest.ArriveAsync(box);

        Assert.All(
            await Task.WhenAll(world.Replicas.Select(replica => thief.GetAsync(replica.Address + login.Address.PathAndQuery))),
            page => Assert.Equal((HttpStatusCode.Conflict, "id_replayed"), (page.Status, page.Code)));
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync(login.Address.ToString())).Status);
    }

    [Fact]
    public async Task An_address_that_comes_to_all_replicas_at_once_opens_once()
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();
        var address = await guest.LocationAsync($"{box.Address}/?url=http://example.com");
        var browsers = Enumerable.Range(0, 10).Select(_ => new Guest()).ToList();

        var pages = await Task.WhenAll(browsers.Select((browser, index) =>
            browser.GetAsync(world.Replicas[index % world.Replicas.Count].Address + address.PathAndQuery)));

        Assert.Single(pages, page => page.Status == HttpStatusCode.OK);
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task A_form_that_comes_twice_logs_on_once_and_another_one_not_at_all()
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();
        var login = await guest.ArriveAsync(box);
        var action = new Uri(login.Address, "/loginapi/login");
        (string, string)[] form = [("type", "cred"), ("key", login.Key), ("user", "anna"), ("pwd", "secret")];

        var first = await guest.PostRawAsync(action, form);
        var second = await guest.PostRawAsync(action, form);
        var other = await guest.PostAsync(login.Address, ("type", "cred"), ("key", login.Key), ("user", "bert"), ("pwd", "secret"));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (first.StatusCode, second.StatusCode));
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal((HttpStatusCode.Conflict, "id_used"), (other.Status, other.Code));
    }

    [Fact]
    public async Task A_callback_counts_once_and_only_for_the_browser_that_logged_on()
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();
        using var thief = new Guest();
        var result = await guest.SubmitAsync(await guest.ArriveAsync(box), "free");
        var callback = result.Address.ToString();

        Assert.Equal("You are online", (await guest.GetAsync(callback)).Title);
        Assert.Equal((HttpStatusCode.Forbidden, "session_missing"), await StatusAsync(thief, callback));

        var (_, id) = await world.Api.PostAsync($"{box.Path}/decode", new { url = callback });
        var (_, otherResult) = await world.Api.PostAsync(
            $"{box.Path}/encode",
            new { fields = new Dictionary<string, string> { ["id"] = (string)id!["fields"]!["id"]!, ["ac"] = "cbk", ["iac"] = box.Number, ["rc"] = "7" } });
        Assert.Equal((HttpStatusCode.Conflict, "id_replayed"), await StatusAsync(guest, world.Address + otherResult!["url"]));
    }

    [Fact]
    public async Task A_callback_without_a_logon_is_refused()
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();
        var login = await guest.ArriveAsync(box);
        var (_, arrived) = await world.Api.PostAsync($"{box.Path}/decode", new { url = login.Address.ToString() });
        var (_, callback) = await world.Api.PostAsync(
            $"{box.Path}/encode",
            new { fields = new Dictionary<string, string> { ["id"] = (string)arrived!["fields"]!["id"]!, ["ac"] = "cbk", ["iac"] = box.Number, ["rc"] = "0" } });

        Assert.Equal((HttpStatusCode.Conflict, "callback_unexpected"), await StatusAsync(guest, world.Address + callback!["url"]));
    }

    [Fact]
    public async Task A_form_of_another_session_or_without_one_is_refused()
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();
        using var other = new Guest();
        var login = await guest.ArriveAsync(box);
        await other.ArriveAsync(box);
        using var nobody = new Guest();

        var forged = await other.SubmitAsync(login, "free");
        var homeless = await nobody.SubmitAsync(login, "free");

        Assert.Equal((HttpStatusCode.Forbidden, "form_forged"), (forged.Status, forged.Code));
        Assert.Equal((HttpStatusCode.Forbidden, "session_missing"), (homeless.Status, homeless.Code));
    }

    [Fact]
    public async Task A_session_ends()
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();
        var login = await guest.ArriveAsync(box);

        world.Clock.Ahead += TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1);
        var late = await guest.SubmitAsync(login, "free");

        Assert.Equal((HttpStatusCode.Forbidden, "session_expired"), (late.Status, late.Code));
    }

    [Fact]
    public async Task A_device_that_tries_too_often_must_wait_and_others_need_not()
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();
        using var other = new Guest();
        Page result;
        var attempts = 0;
        do
        {
            result = await guest.SubmitAsync(await guest.ArriveAsync(box), "cred", ("user", "anna"), ("pwd", "wrong"));
            attempts++;
        }
        while (result.Status != HttpStatusCode.TooManyRequests && attempts < 20);

        Assert.Equal((6, "Too many attempts. Please wait a minute."), (attempts, result.Alert));
        Assert.Equal("You are online", (await other.SubmitAsync(await other.ArriveAsync(box), "free")).Title);
    }

    [Theory]
    [InlineData("Development", false)]
    [InlineData("Production", true)]
    public async Task The_cookie_is_for_this_site_and_for_no_script(string environment, bool secure)
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();
        var replica = await world.StartReplicaAsync(("environment", environment));

        var login = await guest.GetAsync(replica.Address + (await guest.LocationAsync($"{box.Address}/")).PathAndQuery);

        var cookie = login.Response.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("; httponly", cookie);
        Assert.Contains("; samesite=lax", cookie);
        Assert.Contains("; path=/loginapi", cookie);
        Assert.Equal(secure, cookie.Contains("; secure", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_holds_nothing_from_outside_and_lets_nothing_be_added()
    {
        await using var box = await world.AddBoxAsync(new { logo = "data:image/png;base64,iVBORw0KGgo=" });
        using var guest = new Guest();

        var login = await guest.ArriveAsync(box);

        Assert.DoesNotContain("http", login.Html.Replace("\"http://www.w3.org", "", StringComparison.Ordinal));
        var policy = login.Response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'nonce-", policy);
        Assert.DoesNotContain("script-src", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Equal("no-store", login.Response.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("it-CH, en;q=0.5", "Accesso a Internet")]
    [InlineData("de", "Internetzugang")]
    [InlineData("xx, fr;q=0.1", "Accès à Internet")]
    [InlineData("xx", "Willkommen im Haus")]
    public async Task The_page_speaks_the_browsers_language_or_the_boxs_own(string accept, string title)
    {
        await using var box = await world.AddBoxAsync(new
        {
            language = "de",
            texts = new Dictionary<string, object> { ["de"] = new { title = accept == "de" ? null : "Willkommen im Haus", intro = "<b>x</b>" } },
        });
        using var guest = new Guest();
        var address = await guest.LocationAsync($"{box.Address}/");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Language", accept);
        request.Headers.Add("Accept", "text/html");
        using var http = new HttpClient();

        var html = await (await http.SendAsync(request, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains($"<h1>{title}</h1>", WebUtility.HtmlDecode(html));
        Assert.DoesNotContain("<b>x</b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_language_is_a_click_away()
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();
        await guest.ArriveAsync(box);

        var german = await guest.GetAsync($"{world.Address}/loginapi/login?lang=de");

        Assert.Equal("Internetzugang", german.Title);
        Assert.Equal("Sie sind online", (await guest.SubmitAsync(german, "free", ("lang", "de"))).Title);
    }

    private static async Task<(HttpStatusCode, string)> StatusAsync(Guest guest, string url)
    {
        var page = await guest.GetAsync(url);
        return (page.Status, page.Code);
    }
}
