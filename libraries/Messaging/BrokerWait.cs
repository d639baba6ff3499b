using System.Net.Sockets;

namespace Icaro.Messaging;

/// <summary>
/// Lets the bus connect as soon as the broker answers. MassTransit alone retries at growing intervals of up to 30 s.
/// </summary>
internal sealed class BrokerWait(IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly byte[] Greeting = [.. "AMQP"u8, 0, 0, 9, 1];

    private const int DefaultPort = 5672;
    private const int DefaultTlsPort = 5671;

    /// <summary>Completes when the broker answers; cancelled when the service stops.</summary>
    public async Task UntilItAnswersAsync(Uri broker)
    {
        while (!await IsAnsweredAsync(broker, lifetime.ApplicationStopping))
            await Task.Delay(Interval, time, lifetime.ApplicationStopping);
    }

    /// <summary>An open port is not enough: a container's port is open before its broker is. With TLS only the port is checked.</summary>
    private async Task<bool> IsAnsweredAsync(Uri broker, CancellationToken stopping)
    {
        var isTls = broker.Scheme == "amqps";
        var port = broker.Port > 0 ? broker.Port : isTls ? DefaultTlsPort : DefaultPort;
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var trying = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(broker.Host, port, trying.Token);
            if (isTls)
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
