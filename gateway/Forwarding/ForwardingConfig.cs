using System.Net;
using Icaro.ServiceDefaults.Discovery;
using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace Icaro.Gateway.Forwarding;

/// <summary>Turns <see cref="ServiceRoutes"/> and the addresses that the AppHost gave into YARP's routes and clusters.</summary>
internal static class ForwardingConfig
{
    private static readonly TimeSpan _reactivationPeriod = TimeSpan.FromSeconds(5);

    public static IProxyConfigProvider From(
        IConfiguration configuration, IOptions<ForwardingOptions> options, IOptions<UpstreamOptions> upstream)
    {
        List<RouteConfig> routes = [];
        List<ClusterConfig> clusters = [];
        foreach (var (service, paths) in ServiceRoutes.Beside(upstream.Value))
        {
            var replicas = ServiceAddresses.Of(configuration, service);
            if (replicas is [])
                continue;

            routes.AddRange(paths.Select(path => Route(service, path, ServiceRoutes.MaxBodyOf(path))));
            clusters.Add(Cluster(service, replicas, options.Value.ActivityTimeout));
        }

        foreach (var (path, address) in upstream.Value.Routes)
        {
            routes.Add(Route($"icaro{path}", path));
            clusters.Add(Cluster($"icaro{path}", [address], options.Value.ActivityTimeout));
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

    private static ClusterConfig Cluster(string service, IReadOnlyList<Uri> replicas, TimeSpan activityTimeout) => new()
    {
        ClusterId = service,
        Destinations = replicas.Index().ToDictionary(
            replica => $"{service}-{replica.Index}",
            replica => new DestinationConfig { Address = replica.Item.ToString() }),
        LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
        HealthCheck = new HealthCheckConfig
        {
            // When all replicas seem dead, trying beats refusing: the first that is back serves at once.
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
            Passive = new PassiveHealthCheckConfig
            {
                Enabled = true,
                Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate,
                ReactivationPeriod = _reactivationPeriod,
            },
        },
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = activityTimeout, Version = HttpVersion.Version11 },
    };
}
