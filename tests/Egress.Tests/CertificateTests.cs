using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Icaro.Egress.Tests;

/// <summary>A certificate can name URLs, at which programs look for the certificate of its issuer.</summary>
[Collection(Network.Name)]
public sealed class CertificateTests : IDisposable
{
    private readonly PrivateServer _inner = new();
    private readonly TcpListener _platform = new(IPAddress.Loopback, 0);

    [Fact]
    public async Task What_a_certificate_names_is_not_called()
    {
        _platform.Start();
        var served = ServeAsync();
        using var door = new Door("Development", "127.0.0.1/32").WithName("platform.test", ["127.0.0.1"]);

        Assert.Equal(EgressError.Tls, await door.CallAsync($"https://platform.test:{((IPEndPoint)_platform.LocalEndpoint).Port}/"));

        await served;
        Assert.Empty(_inner.Called);
    }

    public void Dispose()
    {
        _platform.Dispose();
        _inner.Dispose();
    }

    /// <summary>Shows the certificate to one caller, who refuses it: nobody knows its issuer.</summary>
    private async Task ServeAsync()
    {
        using var certificate = Issue();
        using var client = await _platform.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var tls = new SslStream(client.GetStream());
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await tls.AuthenticateAsServerAsync(
                // Else the server itself would look for the issuer.
                new SslServerAuthenticationOptions { ServerCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true) },
                TestContext.Current.CancellationToken);
            await tls.ReadExactlyAsync(new byte[1], TestContext.Current.CancellationToken);
        });
    }

    private X509Certificate2 Issue()
    {
        using var issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var issuer = new X500DistinguishedName("CN=Issuer that nobody knows");
        var request = new CertificateRequest("CN=platform.test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509AuthorityInformationAccessExtension(ocspUris: null, caIssuersUris: [$"http://127.0.0.1:{_inner.Port}/issuer.cer"]));
        using var certificate = request.Create(
            issuer, X509SignatureGenerator.CreateForECDsa(issuerKey), DateTimeOffset.UnixEpoch, new(2100, 1, 1, 0, 0, 0, default), [1]);
        return certificate.CopyWithPrivateKey(key);
    }
}
