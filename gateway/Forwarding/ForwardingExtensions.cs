using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Transforms;

namespace Icaro.Gateway.Forwarding;

internal static class ForwardingExtensions
{
    /// <summary>The time to connect to an address; then the next one is tried.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    public static void AddForwarding(this IServiceCollection services)
    {
        services.AddValidatedOptions<ForwardingOptions, ForwardingOptionsValidator>(ForwardingOptions.Section);

        services.AddValidatedOptions<UpstreamOptions, UpstreamOptionsValidator>(UpstreamOptions.Section);

        services.AddSingleton(provider => ForwardingConfig.From(
            provider.GetRequiredService<IConfiguration>(),
            provider.GetRequiredService<IOptions<ForwardingOptions>>(),
            provider.GetRequiredService<IOptions<UpstreamOptions>>()));
        services.AddServiceDiscovery();
        services.AddReverseProxy()
            .AddServiceDiscoveryDestinationResolver()
            .ConfigureHttpClient(static (_, handler) => handler.ConnectTimeout = ConnectTimeout)
            .AddTransforms(route =>
            {
                // A client must not act as a service, or claim another address: YARP replaces X-Forwarded-*.
                route.AddRequestHeaderRemove(ServiceKey.Header);
                route.AddRequestHeaderRemove("Forwarded");
                route.KeepOriginalPath();
            });
        services.Configure<TransportFailureRateHealthPolicyOptions>(policy =>
        {
            policy.DetectionWindowSize = TimeSpan.FromSeconds(5);
            policy.MinimalTotalCountThreshold = 5;
        });
    }

    public static void MapForwarding(this IEndpointRouteBuilder routes) => routes.MapReverseProxy(proxy =>
    {
        proxy.UseForwardingErrors();
        proxy.UseContentOfWrites();
        proxy.UseNextReplica();
        proxy.UseLoadBalancing();
        proxy.UsePassiveHealthChecks();
    });
}
