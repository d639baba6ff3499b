using System.Net.Sockets;

namespace Icaro.Egress.Tests;

public sealed class Http10Tests : IDisposable
{
    private const int Requests = 3;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Door _door = new("Development");
    private int _received;

    /// <summary>The server closes a connection as late as it can: when another request has arrived on it.</summary>
    [Fact]
    public async Task No_request_is_lost_with_the_connection_that_a_server_of_HTTP_1_0_closes()
    {
        _listener.Start();
        _ = ServeAsync();

        for (var i = 0; i < Requests; i++)
            Assert.Equal("204", await _door.CallAsync($"http://{_listener.LocalEndpoint}/"));

        Assert.Equal(Requests, _received);
    }

    public void Dispose()
    {
        _door.Dispose();
        _listener.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
            _ = RespondOnceAsync(await _listener.AcceptTcpClientAsync());
    }

    private async Task RespondOnceAsync(TcpClient connection)
    {
        using (connection)
        {
            var stream = connection.GetStream();
            await ReadRequestAsync(stream);
            Interlocked.Increment(ref _received);
            await stream.WriteAsync("HTTP/1.0 204 No Content\r\n\r\n"u8.ToArray());
            await ReadRequestAsync(stream);
        }
    }

    private static async Task ReadRequestAsync(NetworkStream stream)
    {
        List<byte> request = [];
        var buffer = new byte[4096];
        for (int read; request is not [.., (byte)'{', (byte)'}'] && (read = await stream.ReadAsync(buffer)) > 0;)
            request.AddRange(buffer[..read]);
    }
}
