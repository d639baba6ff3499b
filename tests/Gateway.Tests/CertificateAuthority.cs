using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Icaro.Gateway.Tests;

/// <summary>A root that clients trust, and an authority below it, which issues the certificates of a server.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    public const string Host = "icaro.example";
    public const string Password = "password of the file";

    private readonly ECDsa _rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _issuer;

    public CertificateAuthority()
    {
        var root = Request("CN=Root of the tests", _rootKey, isAuthority: true);
        _root = root.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(3));
        using var issuer = Request("CN=Authority of the tests", _issuerKey, isAuthority: true)
            .Create(_root, Now.AddHours(-1), Now.AddDays(2), RandomNumberGenerator.GetBytes(8));
        _issuer = issuer.CopyWithPrivateKey(_issuerKey);
    }

    private static DateTimeOffset Now => DateTimeOffset.UtcNow;

    /// <summary>PEM: the certificate of <see cref="Host"/> with its chain, and the key.</summary>
    public (string Certificates, string Key) IssuePem(string organization = "Icaro")
    {
        using var certificate = Issue(organization);
        using var key = certificate.GetECDsaPrivateKey()!;
        return ($"{certificate.ExportCertificatePem()}\n{_issuer.ExportCertificatePem()}\n", key.ExportPkcs8PrivateKeyPem());
    }

    public byte[] IssuePkcs12()
    {
        using var certificate = Issue("Icaro");
        using var issuer = X509CertificateLoader.LoadCertificate(_issuer.RawData);
        return new X509Certificate2Collection { certificate, issuer }.Export(X509ContentType.Pkcs12, Password)!;
    }

    /// <summary>
    /// A client that trusts the root alone, knows no DNS, and follows nothing. The gateway's addresses are https and http.
    /// </summary>
    public HttpClient Client(RunningGateway gateway)
    {
        var trust = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { _root },
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        return new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = { CertificateChainPolicy = trust },
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, gateway.Addresses[context.DnsEndPoint.Port == 443 ? 0 : 1].Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
    }

    public void Dispose()
    {
        _root.Dispose();
        _issuer.Dispose();
        _rootKey.Dispose();
        _issuerKey.Dispose();
    }

    private X509Certificate2 Issue(string organization)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request($"CN={Host}, O={organization}", key, isAuthority: false);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(_issuer, Now.AddMinutes(-5), Now.AddDays(1), RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }

    private static CertificateRequest Request(string name, ECDsa key, bool isAuthority) => new(name, key, HashAlgorithmName.SHA256)
    {
        CertificateExtensions = { new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true) },
    };
}

internal static class ServedCertificate
{
    /// <summary>Of a new connection.</summary>
    public static async Task<string> SubjectAsync(Uri server)
    {
        var subject = "";
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
        await using var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = CertificateAuthority.Host,
                RemoteCertificateValidationCallback = (_, certificate, _, _) => (subject = certificate!.Subject) is not "",
            },
            TestContext.Current.CancellationToken);
        return subject;
    }
}
