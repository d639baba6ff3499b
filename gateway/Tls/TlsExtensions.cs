using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Icaro.Gateway.Tls;

internal static class TlsExtensions
{
    /// <summary>Serves https, with HTTP/2, at the https addresses if there is a certificate.</summary>
    public static void AddTls(this IHostApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<TlsOptions, TlsOptionsValidator>(TlsOptions.Section);
        if (!builder.Configuration.GetSection(TlsOptions.Section).Exists())
            return;

        builder.Services.AddSingleton<ServerCertificate>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ServerCertificate>());
        builder.Services.AddOptions<KestrelServerOptions>().Configure<ServerCertificate>((kestrel, certificate) =>
            kestrel.ConfigureHttpsDefaults(https =>
            {
                https.ServerCertificateSelector = (_, _) => certificate.Context.TargetCertificate;
                https.OnAuthenticate = (_, tls) =>
                {
                    // The selector would omit the certificates of the authorities.
                    tls.ServerCertificateSelectionCallback = null;
                    tls.ServerCertificateContext = certificate.Context;
                };
            }));
    }
}
