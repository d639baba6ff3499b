using System.Net.Sockets;

namespace Icaro.Chaos.Proxying;

/// <summary>Stands between a service and one of its servers: watches what passes, strikes, cuts and holds up.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<ProxiedConnection, Task> _connections = [];
    private readonly Striker _striker;
    private readonly Task _accepting;

    public TcpProxy(Link link, Striker striker)
    {
        Link = link;
        _striker = striker;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Link Link { get; }

    /// <summary>Where the service is to connect to.</summary>
    public ServerAddress Address => new(IPAddress.Loopback.ToString(), ((IPEndPoint)_listener.LocalEndpoint).Port);

    /// <summary>The server; what connects before it is known is turned away.</summary>
    public ServerAddress? Server { get; set; }

    /// <summary>While closed nothing passes in either direction, and nothing is lost.</summary>
    public Gate Gate { get; } = new();

    /// <summary>Breaks all connections, as a network does that fails.</summary>
    public void Cut()
    {
        foreach (var connection in _connections.Keys)
            connection.Cut();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_connections.Values);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var connection = new ProxiedConnection(this, await _listener.AcceptSocketAsync(_stop.Token), _striker);
            var ended = new TaskCompletionSource();
            _connections[connection] = ended.Task;
            _ = ServeAsync(connection, ended);
        }
    }

    private async Task ServeAsync(ProxiedConnection connection, TaskCompletionSource ended)
    {
        using (connection)
            await connection.RunAsync(_stop.Token);
        _connections.TryRemove(connection, out _);
        ended.SetResult();
    }
}
