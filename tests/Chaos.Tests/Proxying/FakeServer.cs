using System.Net;
using System.Net.Sockets;

namespace Icaro.Chaos.Tests.Proxying;

/// <summary>Receives whatever comes, from one client.</summary>
internal sealed class FakeServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public FakeServer()
    {
        _listener.Start();
        Received = ReceiveAsync();
    }

    public ServerAddress Address => new("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);

    /// <summary>Everything until the end of the connection.</summary>
    public Task<byte[]> Received { get; }

    public void Dispose() => _listener.Dispose();

    private async Task<byte[]> ReceiveAsync()
    {
        using var client = await _listener.AcceptTcpClientAsync();
        using var received = new MemoryStream();
        try
        {
            await client.GetStream().CopyToAsync(received);
        }
        catch (IOException)
        {
            // Reset: what came before counts.
        }

        return received.ToArray();
    }
}
