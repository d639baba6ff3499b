using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;

namespace Icaro.Messaging;

/// <summary>
/// The address of a broker, which may be a cluster of nodes that share users and virtual hosts:
/// <c>amqp://user:password@rabbit1:5672,rabbit2:5672,rabbit3:5672/virtual-host</c>.
/// </summary>
public sealed partial class BrokerAddress
{
    public const string Setting = "ConnectionStrings:messaging";

    private BrokerAddress(Uri[] nodes) => Nodes = nodes;

    /// <summary>The complete address of each node.</summary>
    public IReadOnlyList<Uri> Nodes { get; }

    public static BrokerAddress Of(IConfiguration configuration) => Parse(configuration.Required(Setting));

    /// <exception cref="FormatException">It is no such address.</exception>
    public static BrokerAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException("This is no address of a broker.");

    public static bool TryParse(string text, [NotNullWhen(true)] out BrokerAddress? address)
    {
        address = null;
        if (Syntax().Match(text) is not { Success: true, Groups: var parts })
            return false;

        List<Uri> nodes = [];
        foreach (var host in parts["hosts"].Value.Split(','))
        {
            if (!Uri.TryCreate($"{parts["before"]}{host}{parts["after"]}", UriKind.Absolute, out var node) || node.Host == "")
                return false;
            nodes.Add(node);
        }

        address = new([.. nodes]);
        return true;
    }

    /// <summary>Connects to one of the nodes, in random order.</summary>
    public Task<IConnection> ConnectAsync(ConnectionFactory factory, CancellationToken cancellationToken = default)
    {
        factory.Uri = Nodes[0];
        return factory.CreateConnectionAsync(Nodes.Select(EndpointOf), cancellationToken);
    }

    /// <summary>Where a node accepts connections. With TLS, its certificate has to be valid for its own name.</summary>
    internal static AmqpTcpEndpoint EndpointOf(Uri node) => node.Scheme == "amqps"
        ? new(node, new SslOption(node.Host, enabled: true))
        : new(node);

    [GeneratedRegex("^(?<before>amqps?://([^/@]*@)?)(?<hosts>[^/@]+)(?<after>(/.*)?)$")]
    private static partial Regex Syntax();
}
