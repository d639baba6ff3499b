namespace Icaro.Gateway.Tests;

public sealed class RoutingTests : IAsyncLifetime
{
    private static readonly UriCreationOptions _asWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private Backend _catalog = null!;
    private Backend _dispatch = null!;
    private Backend _wings = null!;
    private Backend _loginApi = null!;
    private Backend _console = null!;
    private RunningGateway _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _catalog = await Backend.StartAsync("integrations-catalog");
        _dispatch = await Backend.StartAsync("webhook-dispatch");
        _wings = await Backend.StartAsync("wings-redirect");
        _loginApi = await Backend.StartAsync("loginapi-crypto");
        _console = await Backend.StartAsync("console");
        _gateway = RunningGateway.Start([
            .. RunningGateway.Replicas("integrations-catalog", _catalog.Address),
            .. RunningGateway.Replicas("webhook-dispatch", _dispatch.Address),
            .. RunningGateway.Replicas("wings-redirect", _wings.Address),
            .. RunningGateway.Replicas("loginapi-crypto", _loginApi.Address),
            .. RunningGateway.Replicas("console", _console.Address),
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _catalog.DisposeAsync();
        await _dispatch.DisposeAsync();
        await _wings.DisposeAsync();
        await _loginApi.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Theory]
    [InlineData("/api/login", "integrations-catalog")]
    [InlineData("/api/hotspot_integrations/1/2", "integrations-catalog")]
    [InlineData("/v1/hotspots", "integrations-catalog")]
    [InlineData("/marketplace", "integrations-catalog")]
    [InlineData("/marketplace/style.css", "integrations-catalog")]
    [InlineData("/openapi/integrations-catalog.json", "integrations-catalog")]
    [InlineData("/openapi/webhook-dispatch.json", "webhook-dispatch")]
    [InlineData("/deliveries", "webhook-dispatch")]
    [InlineData("/deliveries/1/replay", "webhook-dispatch")]
    [InlineData("/metrics/deliveries", "webhook-dispatch")]
    [InlineData("/notifications/test", "webhook-dispatch")]
    [InlineData("/replays/1", "webhook-dispatch")]
    [InlineData("/endpoints/1", "webhook-dispatch")]
    [InlineData("/api/integrations/1/test", "webhook-dispatch")]
    [InlineData("/api/integrations/1", "integrations-catalog")]
    [InlineData("/api/integrations/1/rotate_secret", "integrations-catalog")]
    [InlineData("/wings/redirect/pre", "wings-redirect")]
    [InlineData("/wax/preferences", "wings-redirect")]
    [InlineData("/wax/privacy/abc", "wings-redirect")]
    [InlineData("/loginapi/login", "loginapi-crypto")]
    [InlineData("/console", "console")]
    [InlineData("/console/deliveries/1", "console")]
    public async Task Every_path_reaches_the_service_that_owns_it(string path, string service)
    {
        var echo = await Echo.ReadAsync(await _gateway.GetAsync(path));

        Assert.Equal((service, path), (echo.Backend, echo.Target));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/apis")]
    [InlineData("/wax")]
    [InlineData("/wax/preferencesx")]
    [InlineData("/internal")]
    [InlineData("/internal/tokens")]
    [InlineData("/INTERNAL/tokens")]
    [InlineData("//internal/tokens")]
    [InlineData("/api/../internal/tokens")]
    [InlineData("/api/%2e%2e/internal/tokens")]
    public async Task What_is_not_routed_is_not_found(string path)
    {
        var response = await _gateway.Client.GetAsync(Uncanonical(path), RunningGateway.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("""{"message":"API not found"}""", await RunningGateway.ReadAsync(response));
    }

    [Fact]
    public async Task A_service_sees_the_path_that_was_routed()
    {
        var response = await _gateway.Client.GetAsync(Uncanonical("/internal/%2e%2e/api/a%20b"), RunningGateway.CancellationToken);

        Assert.Equal("/api/a%20b", (await Echo.ReadAsync(response)).Target);
    }

    [Fact]
    public async Task A_service_that_is_not_there_has_no_routes()
    {
        await using var gateway = RunningGateway.InFrontOf("integrations-catalog", _catalog.Address);

        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/api/login")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.GetAsync("/wings/redirect/pre")).StatusCode);
    }

    [Fact]
    public async Task The_gateway_itself_is_healthy()
    {
        Assert.Equal(HttpStatusCode.OK, (await _gateway.GetAsync("/health")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _gateway.GetAsync("/alive")).StatusCode);
    }

    [Fact]
    public async Task Load_balancers_that_ask_as_they_ask_Icaro_are_answered()
    {
        var response = await _gateway.GetAsync("/health/check");

        Assert.Equal((HttpStatusCode.OK, """{"status":"success"}"""), (response.StatusCode, await RunningGateway.ReadAsync(response)));
    }

    // Sent as written: HttpClient would tidy the dots away before the gateway sees them.
    private Uri Uncanonical(string path) =>
        new(_gateway.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path, _asWritten);
}
