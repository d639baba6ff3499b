namespace Icaro.Console.Tests;

public sealed class SessionTests : IAsyncLifetime
{
    private const string Replay = "0193a1b2-0000-7000-8000-000000000001";

    private FakeApis _apis = null!;
    private RunningConsole _console = null!;

    public async ValueTask InitializeAsync()
    {
        _apis = await FakeApis.StartAsync();
        _apis.Answer("GET /replays", "[]");
        _console = RunningConsole.InFrontOf(_apis);
    }

    public async ValueTask DisposeAsync()
    {
        await _console.DisposeAsync();
        await _apis.DisposeAsync();
    }

    [Fact]
    public async Task Without_a_session_a_page_leads_to_the_login_and_back()
    {
        var page = await _console.Open().GetAsync("replays");

        Assert.Equal((302, "https://icaro.example/console/login?return=%2Fconsole%2Freplays"), (page.Status, page.Location));
    }

    [Fact]
    public async Task A_login_opens_a_sealed_session_that_only_the_server_can_read()
    {
        var browser = _console.Open();

        var answer = await browser.LogInAsync();

        Assert.Equal(302, answer.Status);
        var cookie = Assert.Single(
            answer.Headers["Set-Cookie"].Split('\n'), one => one.StartsWith("console_session=", StringComparison.Ordinal));
        Assert.Equal(
            ["httponly", "path=/console", "samesite=lax", "secure"],
            cookie.Split("; ").Skip(1).Where(part => !part.StartsWith("expires", StringComparison.Ordinal)).Order());
        Assert.Equal(200, (await browser.GetAsync("replays")).Status);
        Assert.Equal(FakeApis.Token, _apis.Requests.Last().Token);
        Assert.DoesNotContain("token", browser.Cookies, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_catalog_counts_failed_logins_by_the_address_of_the_browser()
    {
        await _console.Open().LogInAsync();

        Assert.Equal("203.0.113.7", _apis.Requests.Single(request => request.Name == "POST /api/login").ForwardedFor);
    }

    [Theory]
    [InlineData(401, "Password is invalid", "The user name or the password is wrong.")]
    [InlineData(429, "Too many failed logins, try again later", "Too many failed logins, try again later")]
    public async Task A_refused_login_says_why(int status, string message, string shown)
    {
        _apis.Answer("POST /api/login", $$"""{"message":"{{message}}"}""", status);
        var browser = _console.Open();

        var answer = await browser.LogInAsync();

        Assert.Equal(status, answer.Status);
        Assert.Contains(shown, answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("console_session", browser.Cookies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_replica_continues_a_session_and_its_forms()
    {
        await using var other = RunningConsole.InFrontOf(_apis);
        var browser = _console.Open();
        await browser.LogInAsync();
        var form = await browser.GetAsync("replays");
        _apis.Answer("POST /replays", $$"""{"id":"{{Replay}}","state":"running","total":1,"done":0,"created_at":"2026-01-31T12:00:00Z"}""", 202);

        browser.ContinueAt(other.Open());
        var answer = await browser.SubmitAsync(form, "start", ("Status", "failed"));

        Assert.Equal((302, $"/console/replays/{Replay}"), (answer.Status, new Uri(answer.Location!).AbsolutePath));
    }

    [Fact]
    public async Task A_session_that_was_ended_elsewhere_leads_to_the_login()
    {
        var browser = _console.Open();
        await browser.LogInAsync();
        _apis.Answer("GET /replays", """{"detail":"API token is invalid","code":"unauthorized"}""", 401);

        var page = await browser.GetAsync("replays");

        Assert.Equal((302, "https://icaro.example/console/login?return=%2Fconsole%2Freplays"), (page.Status, page.Location));
        Assert.DoesNotContain("console_session", browser.Cookies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_revokes_the_token_and_ends_the_session()
    {
        var browser = _console.Open();
        await browser.LogInAsync();
        var page = await browser.GetAsync("replays");

        var answer = await browser.SubmitAsync(page with { Path = "/console/logout" }, "logout");

        Assert.Equal("https://icaro.example/console/login", answer.Location);
        Assert.Equal(("POST /api/logout", FakeApis.Token), (_apis.Requests.Last().Name, _apis.Requests.Last().Token));
        Assert.Equal(302, (await browser.GetAsync("replays")).Status);
    }

    [Theory]
    [InlineData("https://evil.example/", "/console/")]
    [InlineData("//evil.example/", "/console/")]
    [InlineData("/console/\\evil.example", "/console/")]
    [InlineData("/console/deliveries?status=failed", "/console/deliveries")]
    public async Task After_the_login_a_person_goes_on_within_the_console(string link, string expected)
    {
        var browser = _console.Open();
        var form = await browser.GetAsync($"login?return={Uri.EscapeDataString(link)}");

        var answer = await browser.SubmitAsync(form, "login", ("Username", "admin"), ("Password", "secret"));

        var target = new Uri(answer.Location!);
        Assert.Equal(("icaro.example", expected), (target.Host, target.AbsolutePath));
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        var browser = _console.Open();
        await browser.LogInAsync();

        var answer = await browser.PostAsync("replays", ("_handler", "start"), ("Status", "failed"));

        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain(_apis.Requests, request => request.Name == "POST /replays");
    }
}
