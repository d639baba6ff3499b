using Microsoft.Extensions.Options;

namespace Icaro.Gateway.Tests;

/// <summary>Outside of development, nothing starts that is insecure.</summary>
public sealed class ProductionTests : IAsyncLifetime
{
    private const string NobodyServesHttps =
        "Nothing serves https: set Tls:CertificateFile and Tls:KeyFile (or Tls:Pkcs12File and Tls:PasswordFile), "
        + "or ForwardedHeaders:KnownProxies to the addresses of the proxy that does";

    private static readonly string[] Right =
    [
        "--environment=Production", "--Public:Url=https://icaro.example", "--ForwardedHeaders:KnownProxies:0=127.0.0.1",
    ];

    private Backend _catalog = null!;

    public async ValueTask InitializeAsync() => _catalog = await Backend.StartAsync("integrations-catalog");

    public ValueTask DisposeAsync() => _catalog.DisposeAsync();

    [Fact]
    public async Task Behind_a_proxy_it_becomes_healthy_and_serves_what_came_by_https()
    {
        await using var gateway = Start();

        var answer = await gateway.GetAsync(
            "/api/hotspots", ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "icaro.example"));

        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/health")).StatusCode);
        var echo = await Echo.ReadAsync(answer);
        Assert.Equal(("203.0.113.7", "https"), (echo.Header("X-Forwarded-For"), echo.Header("X-Forwarded-Proto")));
        Assert.Empty(gateway.Logs);
    }

    [Fact]
    public async Task What_came_to_the_proxy_by_http_is_led_to_https()
    {
        await using var gateway = Start();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = gateway.Client.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/login");
        request.Headers.Add("X-Forwarded-Proto", "http");
        request.Headers.Add("X-Forwarded-Host", "icaro.example");

        using var answer = await client.SendAsync(request, RunningGateway.CancellationToken);

        Assert.Equal(
            (HttpStatusCode.PermanentRedirect, "https://icaro.example/api/login"), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task No_other_site_may_ask_unless_configured()
    {
        await using var gateway = Start();

        var answer = await gateway.GetAsync("/health", ("Origin", "https://sun.example"));

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("ForwardedHeaders:KnownProxies:0=0.0.0.0/0", "ForwardedHeaders:KnownProxies: '0.0.0.0/0' is everybody")]
    [InlineData("Public:Url=", "Public:Url is not set: it must be https://<host>, without port, path, query, fragment or user name")]
    [InlineData("Public:Url=http://icaro.example", "Public:Url must be https://<host>, without port, path, query, fragment or user name")]
    [InlineData("Public:Url=https://icaro.example/x", "Public:Url must be https://<host>, without port, path, query, fragment or user name")]
    [InlineData("Tls:CertificateFile=x", "Tls must have either CertificateFile and KeyFile, or Pkcs12File and PasswordFile")]
    public async Task What_is_insecure_stops_the_start(string setting, string message) =>
        Assert.Equal(message, (await FailedStart.ErrorAsync<Program>([.. Right, $"--{setting}"])).Message);

    [Fact]
    public async Task A_certificate_without_an_https_address_stops_the_start()
    {
        var error = await FailedStart.ErrorAsync<Program>([.. Right, "--Tls:CertificateFile=x", "--Tls:KeyFile=y"]);

        Assert.Equal(
            "Tls has a certificate, but the gateway does not listen for https: set ASPNETCORE_HTTPS_PORTS or ASPNETCORE_URLS", error.Message);
    }

    [Fact]
    public async Task All_errors_are_reported_at_once()
    {
        var error = Assert.IsType<OptionsValidationException>(
            await FailedStart.ErrorAsync<Program>("--environment=Production", "--RateLimits:PerClientPerSecond=0"));

        Assert.Equal(3, error.Failures.Count());
        Assert.Contains(NobodyServesHttps, error.Failures);
        Assert.Contains(error.Failures, failure => failure.StartsWith("Public:Url is not set", StringComparison.Ordinal));
        Assert.Contains(error.Failures, failure => failure.Contains("PerClientPerSecond", StringComparison.Ordinal));
    }

    private RunningGateway Start() => RunningGateway.Start(
    [
        .. RunningGateway.Replicas("integrations-catalog", _catalog.Address),
        .. Right.Select(setting => setting[2..].Split('=')).Select(parts => (parts[0], parts[1])),
    ]);
}
