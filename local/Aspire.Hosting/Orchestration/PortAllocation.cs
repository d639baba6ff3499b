using Aspire.Hosting.ApplicationModel;
using Icaro.Local.NativeServers;

namespace Aspire.Hosting.Local;

/// <summary>Gives every replica its ports before the first one starts, so that everybody knows everybody's address.</summary>
internal static class PortAllocation
{
    /// <exception cref="DistributedApplicationException">A fixed port is taken, or wanted by several replicas.</exception>
    public static void Allocate(IEnumerable<IResource> resources, bool randomize)
    {
        foreach (var resource in resources)
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            {
                endpoint.ReplicaPorts = endpoint.Port is { } port && !(randomize && endpoint.IsProxied)
                    ? [Fixed(resource, port)]
                    : [.. Enumerable.Range(0, resource.GetReplicaCount()).Select(_ => FreePort.Next())];
            }
        }
    }

    private static int Fixed(IResource resource, int port)
    {
        if (resource.GetReplicaCount() > 1)
        {
            throw new DistributedApplicationException(
                $"The replicas of '{resource.Name}' cannot share port {port} without Aspire's proxy: leave the port open.");
        }

        try
        {
            FreePort.Require(port);
            return port;
        }
        catch (NativeServerException e)
        {
            throw new DistributedApplicationException($"'{resource.Name}' cannot start: {e.Message}", e);
        }
    }
}
