using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.Api;

public static class GatewayTrust
{
    /// <summary>
    /// Configures <c>UseForwardedHeaders</c> for a service behind the gateway. The gateway overwrites these headers, and nobody else
    /// reaches the service from outside, so their last entries can be trusted.
    /// </summary>
    public static void TrustGateway(this IServiceCollection services, ForwardedHeaders headers) =>
        services.PostConfigure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = headers;
            options.ForwardLimit = 1;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
        });
}
