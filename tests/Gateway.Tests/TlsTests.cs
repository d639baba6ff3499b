namespace Icaro.Gateway.Tests;

public sealed class TlsTests : IAsyncLifetime
{
    private const string Url = $"https://{CertificateAuthority.Host}/api/hotspots?page=2";

    private readonly TemporaryFolder _folder = new();
    private readonly CertificateAuthority _authority = new();
    private Backend _catalog = null!;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    private string CertificateFile => Path.Combine(_folder.Path, "certificate");

    private string SecretFile => Path.Combine(_folder.Path, "secret");

    public async ValueTask InitializeAsync() => _catalog = await Backend.StartAsync("integrations-catalog");

    public async ValueTask DisposeAsync()
    {
        await _catalog.DisposeAsync();
        _authority.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Https_with_HTTP_2_and_the_whole_chain_is_served_from_either_kind_of_file(bool pkcs12)
    {
        await using var gateway = Start(pkcs12);
        using var client = _authority.Client(gateway);
        using var request = new HttpRequestMessage(HttpMethod.Get, Url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var response = await client.SendAsync(request, CancellationToken);

        Assert.Equal("https", (await Echo.ReadAsync(response)).Header("X-Forwarded-Proto"));
        Assert.True(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Http_leads_to_https()
    {
        await using var gateway = Start();
        using var client = _authority.Client(gateway);

        using var response = await client.GetAsync(Url.Replace("https", "http", StringComparison.Ordinal), CancellationToken);

        Assert.Equal((HttpStatusCode.PermanentRedirect, Url), (response.StatusCode, response.Headers.Location?.ToString()));
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    [InlineData("/health/check")]
    public async Task Who_runs_it_may_ask_by_http_how_it_is(string path)
    {
        await using var gateway = Start();
        using var client = _authority.Client(gateway);

        using var response = await client.GetAsync($"http://{CertificateAuthority.Host}{path}", CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_replaced_certificate_is_served_without_a_restart_and_a_broken_one_never()
    {
        await using var gateway = Start();
        using var client = _authority.Client(gateway);
        var (certificates, key) = _authority.IssuePem("Renewed");

        // Of another key than the one that is still there.
        await File.WriteAllTextAsync(CertificateFile, certificates, CancellationToken);
        await Eventually.TrueAsync(
            () => gateway.Logs.Any(log => log.StartsWith("The changed certificate cannot be used", StringComparison.Ordinal)), () => "a warning");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Url, CancellationToken)).StatusCode);
        await File.WriteAllTextAsync(SecretFile, key, CancellationToken);

        await Eventually.SeeAsync(
            () => ServedCertificate.SubjectAsync(gateway.Addresses[0]), subject => subject.Contains("O=Renewed", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Url, CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_missing_stops_the_start()
    {
        var error = await FailedStart.ErrorAsync<Program>(
            "--environment=Development", "--urls=https://127.0.0.1:0", $"--Tls:CertificateFile={CertificateFile}", $"--Tls:KeyFile={SecretFile}");

        Assert.StartsWith("Tls: the certificate cannot be used: Could not find file", error.Message, StringComparison.Ordinal);
    }

    private RunningGateway Start(bool pkcs12 = false)
    {
        if (pkcs12)
        {
            File.WriteAllBytes(CertificateFile, _authority.IssuePkcs12());
            File.WriteAllText(SecretFile, $"{CertificateAuthority.Password}\n");
        }
        else
        {
            var (certificates, key) = _authority.IssuePem();
            File.WriteAllText(CertificateFile, certificates);
            File.WriteAllText(SecretFile, key);
        }

        return RunningGateway.Start(
        [
            .. RunningGateway.Replicas("integrations-catalog", _catalog.Address),
            ("environment", "Production"),
            ("urls", "https://127.0.0.1:0;http://127.0.0.1:0"),
            ("Public:Url", $"https://{CertificateAuthority.Host}"),
            (pkcs12 ? "Tls:Pkcs12File" : "Tls:CertificateFile", CertificateFile),
            (pkcs12 ? "Tls:PasswordFile" : "Tls:KeyFile", SecretFile),
        ]);
    }
}
