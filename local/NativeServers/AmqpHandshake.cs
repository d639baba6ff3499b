using System.Net;
using System.Net.Sockets;

namespace Icaro.Local.NativeServers;

/// <summary>The first step of AMQP 0-9-1: tells a broker that serves from one that merely listens.</summary>
internal static class AmqpHandshake
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(2);
    private static readonly byte[] ProtocolHeader = [.. "AMQP"u8, 0, 0, 9, 1];

    /// <summary>True when the port answers the protocol header with Connection.Start.</summary>
    public static async Task<bool> IsAnsweredAsync(int port, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AnswerLimit);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
            var stream = client.GetStream();
            await stream.WriteAsync(ProtocolHeader, limit.Token);
            var answer = new byte[11];
            await stream.ReadExactlyAsync(answer, limit.Token);
            // A method frame (1) on channel 0, its size, class 10 (Connection), method 10 (Start).
            return answer is [1, 0, 0, _, _, _, _, 0, 10, 0, 10];
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
