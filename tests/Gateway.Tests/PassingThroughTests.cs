using System.Net.Http.Headers;
using System.Text;

namespace Icaro.Gateway.Tests;

public sealed class PassingThroughTests : IAsyncLifetime
{
    private Backend _catalog = null!;
    private RunningGateway _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _catalog = await Backend.StartAsync("integrations-catalog");
        _gateway = RunningGateway.InFrontOf("integrations-catalog", _catalog.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _catalog.DisposeAsync();
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task An_empty_body_that_claims_to_be_JSON_passes(string method)
    {
        using var empty = new ByteArrayContent([]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

        var echo = await Echo.ReadAsync(await _gateway.SendAsync(new HttpMethod(method), "/api/hotspot_integrations/1/2", empty));

        Assert.Equal((method, ""), (echo.Method, echo.Body));
        Assert.Equal("application/json", echo.Header("Content-Type"));
    }

    [Fact]
    public async Task A_body_passes_as_it_is()
    {
        using var body = new StringContent("{ \"name\" : \"Café\" }", Encoding.UTF8, "application/json");

        var echo = await Echo.ReadAsync(await _gateway.SendAsync(HttpMethod.Post, "/api/login", body, ("Token", "t")));

        Assert.Equal("{ \"name\" : \"Café\" }", echo.Body);
        Assert.Equal("application/json; charset=utf-8", echo.Header("Content-Type"));
        Assert.Equal("t", echo.Header("Token"));
    }

    [Theory]
    [InlineData("/api/hotspots/a%20b%2Fc")]
    [InlineData("/api/hotspots/a%252Fb")]
    [InlineData("/api/hotspots/Caf%C3%A9")]
    [InlineData("/api/hotspots?name=a%2Bb+c%26d&name=%C3%A9&empty&=")]
    [InlineData("/api/hotspots?return=https%3A%2F%2Fportal%2F%3Fa%3Db")]
    public async Task Encoded_paths_and_queries_pass_as_they_are(string target) =>
        Assert.Equal(target, (await Echo.ReadAsync(await _gateway.GetAsync(target))).Target);

    [Fact]
    public async Task HEAD_passes_without_a_body()
    {
        var response = await _gateway.SendAsync(HttpMethod.Head, "/api/hotspots");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(RunningGateway.CancellationToken));
    }

    [Fact]
    public async Task OPTIONS_that_is_no_preflight_passes() =>
        Assert.Equal("OPTIONS", (await Echo.ReadAsync(await _gateway.SendAsync(HttpMethod.Options, "/api/hotspots"))).Method);

    [Fact]
    public async Task The_trace_of_the_caller_goes_on()
    {
        const string traceId = "0af7651916cd43dd8448eb211c80319c";

        var echo = await Echo.ReadAsync(await _gateway.GetAsync("/api/hotspots", ("traceparent", $"00-{traceId}-b7ad6b7169203331-01")));

        Assert.Contains(traceId, echo.Header("traceparent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_of_a_service_passes_as_it_is()
    {
        await using var failing = await Backend.StartAsync("webhook-dispatch", context =>
        {
            context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
            return Task.CompletedTask;
        });
        await using var gateway = RunningGateway.InFrontOf("webhook-dispatch", failing.Address);

        var response = await gateway.GetAsync("/deliveries");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Empty(await RunningGateway.ReadAsync(response));
    }
}
