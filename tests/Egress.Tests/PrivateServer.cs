using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace Icaro.Egress.Tests;

/// <summary>
/// A server that nobody outside should reach: it listens on every address of this machine, and notes on which one it was called.
/// </summary>
internal sealed class PrivateServer : IDisposable
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private readonly ConcurrentQueue<string> _called = new();
    private readonly TcpListener _listener;
    private readonly string _answer;

    public PrivateServer(string answer = Ok)
        : this(TcpListener.Create(0), answer)
    {
    }

    /// <summary>Listens on this address alone.</summary>
    public PrivateServer(IPAddress address, int port)
        : this(new TcpListener(address, port), Ok)
    {
    }

    private PrivateServer(TcpListener listener, string answer)
    {
        (_listener, _answer) = (listener, answer);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Our address of each call.</summary>
    public IReadOnlyList<string> Called => [.. _called];

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                var address = ((IPEndPoint)client.Client.LocalEndPoint!).Address;
                _called.Enqueue((address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString());
                _ = AnswerAsync(client);
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            if (await stream.ReadAsync(new byte[4096]) > 0)
                await stream.WriteAsync(Encoding.ASCII.GetBytes(_answer));
        }
    }
}
