using System.Text.RegularExpressions;

namespace Icaro.Console.Tests;

public sealed partial class LinkTests : IAsyncLifetime
{
    private const string Code = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Ended = "The link has expired or was revoked. Please ask for a new one.";

    private FakeApis _apis = null!;
    private RunningConsole _console = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _apis = await FakeApis.StartAsync();
        _apis.Answer("GET /api/integrations/link", Opened(mayTest: true, mayRotate: true));
        _apis.Answer("GET /deliveries", """{"deliveries":[]}""");
        _apis.Answer("GET /endpoints/7", """
            {"id":7,"channel":"icaro","url":"https://p.example/","enabled":true,"updated_at":"2026-01-31T12:00:00Z","on_failure":"skip",
            "breaker":"closed","max_in_flight":8,"concurrency_limit":4}
            """);
        _console = RunningConsole.InFrontOf(_apis);
        _browser = _console.Open();
    }

    public async ValueTask DisposeAsync()
    {
        await _console.DisposeAsync();
        await _apis.DisposeAsync();
    }

    [Fact]
    public async Task A_link_opens_the_deliveries_under_the_name_of_the_integration()
    {
        var answer = await OpenAsync(Code);
        var page = await _browser.GetAsync("deliveries");

        Assert.Equal((302, "https://icaro.example/console/deliveries"), (answer.Status, answer.Location));
        Assert.Equal(("GET /deliveries", Code), (_apis.Requests.Last().Name, _apis.Requests.Last().Token));
        Assert.Contains("The platform", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Code, page.Html + answer.Location + _browser.Cookies, StringComparison.Ordinal);
        Assert.Equal(["", "deliveries", "endpoints/7", "replays"], NavItem().Matches(page.Html).Select(item => item.Groups[1].Value));
    }

    [Fact]
    public async Task No_page_that_follows_learns_of_the_link()
    {
        var form = await _browser.GetAsync("link");

        Assert.Equal("no-referrer", form.Headers["Referrer-Policy"]);
        Assert.Equal("no-store", form.Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("line\nbreak")]
    [InlineData(Code)]
    public async Task What_opens_nothing_is_told_in_a_sentence(string code)
    {
        _apis.Answer("GET /api/integrations/link", """{"message":"API token is expired"}""", 401);

        var answer = await OpenAsync(code);

        Assert.Equal(401, answer.Status);
        Assert.Contains(Ended, answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("console_session", _browser.Cookies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_revoked_meanwhile_leads_to_a_page_that_says_so()
    {
        await OpenAsync(Code);
        _apis.Answer("GET /deliveries", """{"detail":"API token is invalid"}""", 401);

        var answer = await _browser.GetAsync("deliveries");

        Assert.Equal((302, "/console/link?ended=true"), (answer.Status, answer.Location));
        Assert.Contains(Ended, (await _browser.GetAsync("link?ended=true")).Html, StringComparison.Ordinal);
        Assert.Equal(302, (await _browser.GetAsync("deliveries")).Status);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task The_endpoint_shows_what_the_link_may_do_and_no_more(bool mayTest, bool mayRotate)
    {
        _apis.Answer("GET /api/integrations/link", Opened(mayTest, mayRotate));
        await OpenAsync(Code);

        var html = (await _browser.GetAsync("endpoints/7")).Html;

        Assert.Contains("<h1>The platform</h1>", html, StringComparison.Ordinal);
        Assert.Equal(mayTest, html.Contains("Send a test webhook", StringComparison.Ordinal));
        Assert.Equal(mayRotate, html.Contains("Rotate the signing secret", StringComparison.Ordinal));
        Assert.DoesNotContain("Disable now", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rotated_secret_is_shown_once()
    {
        _apis.Answer(
            "POST /api/integrations/7/rotate_secret", """{"signing_secret":"whsec_new","overlap_until":"2026-02-01T12:00:00Z"}""");
        await OpenAsync(Code);

        var answer = await _browser.SubmitAsync(await _browser.GetAsync("endpoints/7"), "rotate");

        Assert.Equal(200, answer.Status);
        Assert.Contains("whsec_new", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_new", (await _browser.GetAsync("endpoints/7")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_link_is_shown_once_and_can_be_revoked()
    {
        _apis.Answer("GET /api/integrations", """[{"id":7,"name":"The platform"}]""");
        _apis.Answer("GET /api/integrations/7/links", """
            [{"id":3,"name":"Developers","account_id":1,"created":"2026-01-31T12:00:00Z","expires_at":"2026-02-07T12:00:00Z"}]
            """);
        _apis.Answer("POST /api/integrations/7/links", $$"""
            {"id":3,"url":"https://icaro.example/console/link#{{Code}}","token":"{{Code}}","expires_at":"2026-02-07T12:00:00Z"}
            """, 201);
        _apis.Answer("DELETE /api/integrations/7/links/3", """{"status":"success"}""");
        await _browser.LogInAsync();
        var form = await _browser.GetAsync("links/7");

        var created = await _browser.SubmitAsync(form, "create", ("Name", "Developers"), ("Days", "30"));
        var revoked = await _browser.SubmitAsync(form, "revoke", ("Revoke", "3"));

        Assert.Equal(
            """{"name":"Developers","expires_in":2592000}""",
            _apis.Requests.Single(request => request.Name == "POST /api/integrations/7/links").Body);
        Assert.Contains($"https://icaro.example/console/link#{Code}", created.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Code, (await _browser.GetAsync("links/7")).Html, StringComparison.Ordinal);
        Assert.Equal((302, "https://icaro.example/console/links/7?done=revoked"), (revoked.Status, revoked.Location));
    }

    [Fact]
    public async Task A_platform_signs_out_and_its_link_remains()
    {
        await OpenAsync(Code);
        var page = await _browser.GetAsync("deliveries");

        var answer = await _browser.SubmitAsync(page with { Path = "/console/logout" }, "logout");

        Assert.Equal("https://icaro.example/console/link", answer.Location);
        Assert.DoesNotContain(_apis.Requests, request => request.Name == "POST /api/logout");
    }

    private async Task<Page> OpenAsync(string code) => await _browser.SubmitAsync(await _browser.GetAsync("link"), "link", ("Code", code));

    private static string Opened(bool mayTest, bool mayRotate) => $$"""
        {"integration_id":7,"integration_name":"The platform","may_test":{{Json(mayTest)}},"may_rotate":{{Json(mayRotate)}}}
        """;

    private static string Json(bool value) => value ? "true" : "false";

    [GeneratedRegex("""<li>\s*<a href="([^"]*)""")]
    private static partial Regex NavItem();
}
