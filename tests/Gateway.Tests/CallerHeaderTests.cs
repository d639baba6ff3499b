namespace Icaro.Gateway.Tests;

/// <summary>What a caller says of himself, and what of it the services get to see.</summary>
public sealed class CallerHeaderTests : IAsyncLifetime
{
    private Backend _catalog = null!;

    public async ValueTask InitializeAsync() => _catalog = await Backend.StartAsync("integrations-catalog");

    public ValueTask DisposeAsync() => _catalog.DisposeAsync();

    [Theory]
    [InlineData("Service-Key")]
    [InlineData("service-key")]
    [InlineData("Forwarded")]
    public async Task A_header_of_our_own_never_passes(string name)
    {
        await using var gateway = Start();

        var echo = await Echo.ReadAsync(await gateway.GetAsync("/api/hotspots", (name, "for=192.0.2.1")));

        Assert.Null(echo.Header(name));
    }

    [Fact]
    public async Task A_stranger_cannot_say_where_he_comes_from()
    {
        await using var gateway = Start();

        var echo = await SayWhereFromAsync(gateway);

        Assert.Equal("127.0.0.1", echo.Header("X-Forwarded-For"));
        Assert.Equal("http", echo.Header("X-Forwarded-Proto"));
    }

    [Fact]
    public async Task A_stranger_is_not_believed_even_where_containers_believe_everybody()
    {
        await using var gateway = Start(("FORWARDEDHEADERS_ENABLED", "true"));

        Assert.Equal("127.0.0.1", (await SayWhereFromAsync(gateway)).Header("X-Forwarded-For"));
    }

    [Fact]
    public async Task A_proxy_that_is_not_known_is_named_once()
    {
        await using var gateway = Start();

        await SayWhereFromAsync(gateway);
        await SayWhereFromAsync(gateway);

        Assert.Equal(
            ["127.0.0.1 sent X-Forwarded-For, which is ignored since ForwardedHeaders:KnownProxies does not name it. This is said once."],
            gateway.Logs);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    public async Task A_known_proxy_is_believed(string proxy)
    {
        await using var gateway = Start(("ForwardedHeaders:KnownProxies:0", proxy));

        var echo = await SayWhereFromAsync(gateway);

        Assert.Empty(gateway.Logs);
        Assert.Equal("203.0.113.7", echo.Header("X-Forwarded-For"));
        Assert.Equal("https", echo.Header("X-Forwarded-Proto"));
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_stops_the_start()
    {
        var error = await FailedStart.ErrorAsync<Program>("--environment=Development", "--ForwardedHeaders:KnownProxies:0=proxy.local");

        Assert.Equal("ForwardedHeaders:KnownProxies: 'proxy.local' is neither an address nor a network", error.Message);
    }

    private RunningGateway Start(params IEnumerable<(string, string)> settings) =>
        RunningGateway.Start([.. RunningGateway.Replicas("integrations-catalog", _catalog.Address), .. settings]);

    private static async Task<Echo> SayWhereFromAsync(RunningGateway gateway) => await Echo.ReadAsync(await gateway.GetAsync(
        "/api/hotspots",
        ("X-Forwarded-For", "203.0.113.7"),
        ("X-Forwarded-Proto", "https")));
}
