using System.Net.Sockets;
using RabbitMQ.Client;

namespace Icaro.Messaging;

/// <summary>
/// Lets the bus connect as soon as a node of the broker answers. MassTransit alone retries at growing intervals of up to 30 s.
/// </summary>
internal sealed class BrokerWait(IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly byte[] Greeting = [.. "AMQP"u8, 0, 0, 9, 1];

    /// <summary>Waits for a node that answers, and lets the factory connect to it. Cancelled when the service stops.</summary>
    public async Task DirectAsync(ConnectionFactory factory, BrokerAddress broker)
    {
        var node = BrokerAddress.EndpointOf(await FindAnsweringAsync(broker));
        factory.EndpointResolverFactory = _ => new DefaultEndpointResolver([node]);
    }

    /// <summary>Asks in random order, so that the connections of many replicas spread over the nodes.</summary>
    private async Task<Uri> FindAnsweringAsync(BrokerAddress broker)
    {
        Uri[] nodes = [.. broker.Nodes];
        while (true)
        {
            Random.Shared.Shuffle(nodes);
            foreach (var node in nodes)
            {
                if (await IsAnsweredAsync(node, lifetime.ApplicationStopping))
                    return node;
            }

            await Task.Delay(Interval, time, lifetime.ApplicationStopping);
        }
    }

    /// <summary>An open port is not enough: a container's port is open before its broker is. With TLS only the port is checked.</summary>
    private async Task<bool> IsAnsweredAsync(Uri node, CancellationToken stopping)
    {
        var endpoint = BrokerAddress.EndpointOf(node);
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var trying = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(endpoint.HostName, endpoint.Port, trying.Token);
            if (endpoint.Ssl.Enabled)
                return true;

            var stream = client.GetStream();
            await stream.WriteAsync(Greeting, trying.Token);
            return await stream.ReadAsync(new byte[1], trying.Token) > 0;
        }
        catch (Exception unavailable) when (unavailable is SocketException or IOException or OperationCanceledException)
        {
            stopping.ThrowIfCancellationRequested();
            return false;
        }
    }
}
