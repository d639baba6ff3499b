using System.Net;
using System.Net.Sockets;
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
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return port;
        }
        catch (SocketException e)
        {
            throw new DistributedApplicationException($"Port {port} of '{resource.Name}' is not free: {e.Message}.", e);
        }
    }
}
