using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Icaro.Egress;

public static class EgressExtensions
{
    /// <summary>KiB. Platforms behind several proxies send more than one expects: cookies, policies, traces.</summary>
    private const int MaxHeaders = 64;

    /// <summary>Adds the <see cref="EgressPolicy"/>. In development, platforms on this machine may be called, too, and by http.</summary>
    public static void AddEgressPolicy(this IHostApplicationBuilder builder)
    {
        var options = builder.Services.AddOptions<EgressOptions>().BindConfiguration(EgressOptions.Section).ValidateOnStart();
        if (builder.Environment.IsDevelopment())
        {
            options.Configure(egress =>
            {
                egress.AllowedNetworks.Add("127.0.0.0/8");
                egress.AllowHttp = true;
            });
        }

        builder.Services.AddSingleton<IValidateOptions<EgressOptions>, EgressOptionsValidator>();
        builder.Services.AddSingleton<IValidateOptions<EgressOptions>, AllowedNetworksValidator>();
        builder.Services.AddSingleton<EgressPolicy>();
    }

    /// <summary>Adds the <see cref="EgressClient"/>, which calls only what the <see cref="EgressPolicy"/> allows.</summary>
    public static void AddEgress(this IHostApplicationBuilder builder)
    {
        builder.AddEgressPolicy();
        builder.Services.AddSingleton<HostResolver>(Dns.GetHostAddressesAsync);
        builder.Services.AddSingleton<EgressDialer>();
        builder.Services.AddHttpClient<EgressClient>(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(services => Handler(
                services.GetRequiredService<EgressDialer>(), services.GetRequiredService<IOptions<EgressOptions>>().Value))
            .AddHttpMessageHandler(() => new Http10Handler())
            // The handler renews its connections itself.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // They log URLs, which may contain secrets.
            .RemoveAllLoggers();
    }

    private static SocketsHttpHandler Handler(EgressDialer dialer, EgressOptions options) => new()
    {
        // Trace ids must not leave the system, and the span of this handler would contain the URL.
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = dialer.ConnectAsync,
        ConnectTimeout = options.ConnectTimeout,
        // Closes the connection of a response that is not read to its end.
        MaxResponseDrainSize = 0,
        MaxResponseHeadersLength = MaxHeaders,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // A certificate may name URLs of issuers and of lists of revoked certificates, which would be called past the policy.
        SslOptions = new()
        {
            CertificateChainPolicy = new() { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
        },
        UseCookies = false,
        UseProxy = false,
    };
}
