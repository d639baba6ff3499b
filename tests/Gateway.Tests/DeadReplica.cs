using System.Net.Sockets;

namespace Icaro.Gateway.Tests;

/// <summary>A port that is taken, but where nobody listens: every connection is refused.</summary>
public sealed class DeadReplica : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public DeadReplica() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public Uri Address => new($"http://{_socket.LocalEndPoint}");

    public void Dispose() => _socket.Dispose();
}
