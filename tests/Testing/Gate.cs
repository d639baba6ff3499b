using System.Net;
using System.Net.Sockets;

namespace Icaro.Testing;

/// <summary>Stands in front of a server. Closed, it cuts every connection and refuses new ones, as if the server had died.</summary>
public sealed class Gate : IAsyncDisposable
{
    private readonly string _host;
    private volatile int _port;
    private readonly List<TcpClient> _connections = [];
    private TcpListener _listener = new(IPAddress.Loopback, FreePort.Next());
    private Task _accepting;

    public Gate(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener);
    }

    public int Port { get; }

    /// <summary>Leads new connections to another server, and keeps those that there are.</summary>
    public void LeadTo(int port) => _port = port;

    public async Task CloseAsync()
    {
        _listener.Dispose();
        await _accepting;
        lock (_connections)
        {
            _connections.ForEach(connection => connection.Dispose());
            _connections.Clear();
        }
    }

    public void Open()
    {
        _listener = new(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = AcceptAsync(_listener);
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync();
                var far = new TcpClient(_host, _port);
                lock (_connections)
                    _connections.AddRange([near, far]);
                _ = PassAsync(near, far);
                _ = PassAsync(far, near);
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
        }
    }

    private static async Task PassAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException or InvalidOperationException)
        {
        }

        // One side has ended: the other one must learn of it.
        to.Dispose();
    }
}
