using System.Net;
using System.Net.Sockets;

namespace Icaro.Hosting;

/// <summary>The ports that were chosen, not left to Aspire: those of endpoints and of the dashboard.</summary>
internal static class FixedPorts
{
    private static readonly string[] DashboardUrls =
        ["ASPNETCORE_URLS", "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"];

    /// <summary>Refuses to start while another program listens on one of them.</summary>
    public static void RequireFreePorts(this IDistributedApplicationBuilder builder)
    {
        if (builder.IsUnderTest())
            return;

        builder.Eventing.Subscribe<BeforeStartEvent>((start, _) =>
        {
            var endpoints = start.Model.Resources.SelectMany(
                resource => resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => (resource.Name, endpoint.Port)));
            var dashboard = DashboardUrls.Select(name => ("the dashboard", PortOf(builder.Configuration[name])));
            foreach (var (user, port) in endpoints.Concat(dashboard))
            {
                if (port is > 0 && !IsFree(port.Value))
                    throw new DistributedApplicationException(
                        $"Port {port}, which {user} needs, is in use by another program: stop it, or choose another port with --port.");
            }
            return Task.CompletedTask;
        });
    }

    /// <summary>Aspire.Hosting.Testing puts every endpoint on a free port.</summary>
    public static bool IsUnderTest(this IDistributedApplicationBuilder builder) =>
        builder.Configuration.GetValue<bool>("DcpPublisher:RandomizePorts");

    private static int? PortOf(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed.Port : null;

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
