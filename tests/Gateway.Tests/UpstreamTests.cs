namespace Icaro.Gateway.Tests;

/// <summary>An existing Icaro behind the gateway, beside our own services.</summary>
public sealed class UpstreamTests : IAsyncLifetime
{
    private Backend _catalog = null!;
    private Backend _wings = null!;
    private Backend _sun = null!;
    private Backend _wax = null!;
    private RunningGateway _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _catalog = await Backend.StartAsync("integrations-catalog");
        _wings = await Backend.StartAsync("wings-redirect");
        _sun = await Backend.StartAsync("sun-api");
        _wax = await Backend.StartAsync("wax");
        _gateway = RunningGateway.Start([
            .. RunningGateway.Replicas("integrations-catalog", _catalog.Address),
            .. RunningGateway.Replicas("wings-redirect", _wings.Address),
            ("Upstream:Api", _sun.Address.ToString()),
            ("Upstream:Wax", _wax.Address.ToString()),
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _catalog.DisposeAsync();
        await _wings.DisposeAsync();
        await _sun.DisposeAsync();
        await _wax.DisposeAsync();
    }

    [Theory]
    [InlineData("/api/login", "integrations-catalog")]
    [InlineData("/api/hotspots/1", "integrations-catalog")]
    [InlineData("/api/hotspot_integrations/1/1", "integrations-catalog")]
    [InlineData("/api/stats/hotspots/total", "integrations-catalog")]
    [InlineData("/api/v5/integration-modules/m/edit", "integrations-catalog")]
    [InlineData("/api/credentials", "integrations-catalog")]
    [InlineData("/api/api-versions", "integrations-catalog")]
    [InlineData("/marketplace/modules/m", "integrations-catalog")]
    [InlineData("/api/stats/users/total", "sun-api")]
    [InlineData("/api/stats/sms/accounts", "sun-api")]
    [InlineData("/api/preferences/hotspots/1", "sun-api")]
    [InlineData("/api/vouchers/1?page=2", "sun-api")]
    [InlineData("/api/users", "sun-api")]
    [InlineData("/wax/preferences", "wings-redirect")]
    [InlineData("/wax/privacy/abc", "wings-redirect")]
    [InlineData("/wax/aaa?stage=login", "wax")]
    public async Task What_is_not_ours_is_the_others(string path, string service)
    {
        var echo = await Echo.ReadAsync(await _gateway.GetAsync(path, ("Token", "t")));

        Assert.Equal((service, path, "t"), (echo.Backend, echo.Target, echo.Header("Token")));
    }

    [Fact]
    public async Task It_is_called_by_its_own_name()
    {
        var echo = await Echo.ReadAsync(await _gateway.GetAsync("/api/users"));

        Assert.Equal(_sun.Address.Authority, echo.Header("Host"));
    }

    [Fact]
    public async Task Nothing_else_of_it_can_be_reached()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _gateway.GetAsync("/debug/vars")).StatusCode);
        Assert.Equal("""{"status":"success"}""", await RunningGateway.ReadAsync(await _gateway.GetAsync("/health/check")));
    }

    [Fact]
    public async Task Without_one_all_of_the_API_is_ours_and_no_more()
    {
        await using var gateway = RunningGateway.InFrontOf("integrations-catalog", _catalog.Address);

        Assert.Equal("integrations-catalog", (await Echo.ReadAsync(await gateway.GetAsync("/api/users"))).Backend);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.GetAsync("/wax/aaa")).StatusCode);
    }

    [Fact]
    public async Task An_address_that_is_none_stops_the_start()
    {
        var failure = await FailedStart.ErrorAsync<Program>("--Upstream:Api=ftp://icaro.example");

        Assert.Contains("'ftp://icaro.example/' is not an absolute http or https URL", failure.Message, StringComparison.Ordinal);
    }
}
