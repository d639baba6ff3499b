using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;

namespace Icaro.Gateway.Forwarding;

/// <summary>Creates YARP's routes and clusters from <see cref="ServiceRoutes"/>. Service discovery resolves the names.</summary>
internal static class ForwardingConfig
{
    private static readonly TimeSpan ReactivationPeriod = TimeSpan.FromSeconds(5);

    public static IProxyConfigProvider From(
        IConfiguration configuration, IOptions<ForwardingOptions> options, IOptions<UpstreamOptions> upstream)
    {
        List<RouteConfig> routes = [];
        List<ClusterConfig> clusters = [];
        foreach (var (service, paths) in ServiceRoutes.Beside(upstream.Value))
        {
            // The section that service discovery reads. It would take the name of a missing service for a host name.
            if (!configuration.GetSection($"services:{service}").Exists())
                continue;

            routes.AddRange(paths.Append(ApiDocument.PathOf(service))
                .Select(path => Route(service, path, ServiceRoutes.MaxBodyOf(path))));
            clusters.Add(Cluster(service, new Uri($"http://{service}"), options.Value.ActivityTimeout));
        }

        foreach (var (path, address) in upstream.Value.Routes)
        {
            routes.Add(Route($"icaro{path}", path));
            clusters.Add(Cluster($"icaro{path}", address, options.Value.ActivityTimeout));
        }

        return new InMemoryConfigProvider(routes, clusters);
    }

    private static RouteConfig Route(string service, string path, long? maxBody = null) => new()
    {
        RouteId = path,
        ClusterId = service,
        MaxRequestBodySize = maxBody,
        Match = new RouteMatch { Path = $"{path}/{{**rest}}" },
    };

    private static ClusterConfig Cluster(string service, Uri address, TimeSpan activityTimeout) => new()
    {
        ClusterId = service,
        Destinations = new Dictionary<string, DestinationConfig> { [service] = new() { Address = address.ToString() } },
        HealthCheck = new HealthCheckConfig
        {
            // When all replicas seem unavailable, they are tried nevertheless: the first that returns serves immediately.
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
            // For services with several addresses: this doubles the throughput while one of two is unavailable.
            Passive = new PassiveHealthCheckConfig
            {
                Enabled = true,
                Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate,
                ReactivationPeriod = ReactivationPeriod,
            },
        },
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = activityTimeout, Version = HttpVersion.Version11 },
    };
}
