namespace Icaro.Gateway.Tests;

public sealed class AnswerHeaderTests : IAsyncLifetime
{
    private Backend _catalog = null!;

    public async ValueTask InitializeAsync() => _catalog = await Backend.StartAsync("integrations-catalog", context =>
    {
        context.Response.Headers.XFrameOptions = "SAMEORIGIN";
        return context.Response.WriteAsync("hello");
    });

    public ValueTask DisposeAsync() => _catalog.DisposeAsync();

    [Theory]
    [InlineData("/api/hotspots")]
    [InlineData("/unknown")]
    [InlineData("/health")]
    public async Task Every_answer_is_safe_for_browsers(string path)
    {
        await using var gateway = Start();

        var response = await gateway.GetAsync(path);

        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], response.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(["frame-ancestors 'none'"], response.Headers.GetValues("Content-Security-Policy"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_service_may_know_better()
    {
        await using var gateway = Start();

        Assert.Equal(["SAMEORIGIN"], (await gateway.GetAsync("/api/hotspots")).Headers.GetValues("X-Frame-Options"));
        Assert.Equal(["DENY"], (await gateway.GetAsync("/unknown")).Headers.GetValues("X-Frame-Options"));
    }

    [Fact]
    public async Task Who_came_by_https_is_told_to_stay_there()
    {
        await using var gateway = Start(("ForwardedHeaders:KnownProxies:0", "127.0.0.1"));

        var response = await gateway.GetAsync(
            "/api/hotspots",
            ("Host", "icaro.example"),
            ("X-Forwarded-For", "203.0.113.7"),
            ("X-Forwarded-Proto", "https"));

        Assert.True(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_browser_application_from_a_known_origin_may_ask_with_its_token()
    {
        await using var gateway = Start(("Cors:Origins:0", "https://sun.example"));

        var preflight = await gateway.SendAsync(
            HttpMethod.Options,
            "/api/hotspots",
            content: null,
            ("Origin", "https://sun.example"),
            ("Access-Control-Request-Method", "PUT"),
            ("Access-Control-Request-Headers", "content-type,token"));
        var answer = await gateway.GetAsync("/api/hotspots", ("Origin", "https://sun.example"));

        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal(["content-type,token"], preflight.Headers.GetValues("Access-Control-Allow-Headers"));
        Assert.Equal(["PUT"], preflight.Headers.GetValues("Access-Control-Allow-Methods"));
        Assert.Equal(["https://sun.example"], preflight.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["https://sun.example"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Its_changes_with_JSON_that_is_empty_are_answered_to_it(string method)
    {
        await using var gateway = Start(("Cors:Origins:0", "https://sun.example"));
        using var empty = new ByteArrayContent([]) { Headers = { ContentType = new("application/json") } };

        var answer = await gateway.SendAsync(new(method), "/api/hotspot_integrations/1/2", empty, ("Origin", "https://sun.example"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["https://sun.example"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Every_origin_is_allowed_where_configured()
    {
        await using var gateway = Start(("Cors:Origins:0", "*"));

        var answer = await gateway.GetAsync("/unknown", ("Origin", "https://sun.example"));

        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Other_origins_are_not_allowed()
    {
        await using var gateway = Start(("Cors:Origins:0", "https://sun.example"));

        var answer = await gateway.GetAsync("/api/hotspots", ("Origin", "https://evil.example"));

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private RunningGateway Start(params IEnumerable<(string, string)> settings) =>
        RunningGateway.Start([.. RunningGateway.Replicas("integrations-catalog", _catalog.Address), .. settings]);
}
