using System.Net.Sockets;

namespace Icaro.Egress.Tests;

/// <summary>Does not answer who connects, as behind a firewall that drops packets: the queue of its connections is full.</summary>
internal sealed class SilentServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _queue = [];

    public SilentServer(string address)
    {
        _listener.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        _listener.Listen(0);
        // Linux takes one more than the queue should hold.
        for (var i = 0; i < 2; i++)
        {
            var waiting = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _queue.Add(waiting);
            _ = waiting.ConnectAsync(_listener.LocalEndPoint!);
        }
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public void Dispose()
    {
        foreach (var waiting in _queue)
            waiting.Dispose();
        _listener.Dispose();
    }
}
