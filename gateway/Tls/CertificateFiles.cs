using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Icaro.Gateway.Tls;

/// <summary>The contents of the files that <see cref="TlsOptions"/> names.</summary>
/// <param name="IsPem">Otherwise PKCS#12.</param>
/// <param name="Certificates">The certificate and those of the authorities; in PKCS#12, with the private key.</param>
/// <param name="Secret">The private key in PEM, or the password of PKCS#12.</param>
internal sealed record CertificateFiles(bool IsPem, byte[] Certificates, string Secret)
{
    public static CertificateFiles Read(TlsOptions options) => options.IsPem
        ? new(true, File.ReadAllBytes(options.CertificateFile!), File.ReadAllText(options.KeyFile!))
        : new(false, File.ReadAllBytes(options.Pkcs12File!), File.ReadAllText(options.PasswordFile!).TrimEnd('\r', '\n'));

    public bool AreSameAs(CertificateFiles other) => Secret == other.Secret && Certificates.AsSpan().SequenceEqual(other.Certificates);

    /// <exception cref="CryptographicException">The files contain no certificate with a private key.</exception>
    public SslStreamCertificateContext ToContext()
    {
        var (own, all) = IsPem ? FromPem() : FromPkcs12();
        return SslStreamCertificateContext.Create(own, all, offline: true);
    }

    private (X509Certificate2 Own, X509Certificate2Collection All) FromPem()
    {
        var text = Encoding.UTF8.GetString(Certificates);
        X509Certificate2Collection all = [];
        all.ImportFromPem(text);
        return (X509Certificate2.CreateFromPem(text, Secret), all);
    }

    private (X509Certificate2 Own, X509Certificate2Collection All) FromPkcs12()
    {
        var all = X509CertificateLoader.LoadPkcs12Collection(Certificates, Secret);
        var own = all.FirstOrDefault(one => one.HasPrivateKey) ?? throw new CryptographicException("It has no private key.");
        return (own, all);
    }

    /// <summary>Omits the key.</summary>
    public override string ToString() => nameof(CertificateFiles);
}

internal static class CertificateErrors
{
    public static bool IsUnreadableCertificate(this Exception failure) =>
        failure is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException;
}
