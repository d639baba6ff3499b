using System.Net.Sockets;

namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>Receives one request as the bytes that it is.</summary>
internal sealed class RawReceiver : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public RawReceiver() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async Task<string> ReceiveAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var client = await _listener.AcceptTcpClientAsync(cancellationToken);
        var stream = client.GetStream();
        var buffer = new byte[16 * 1024];
        var request = "";
        while (!IsComplete(request))
        {
            var read = await stream.ReadAsync(buffer, cancellationToken);
            request += Encoding.UTF8.GetString(buffer, 0, read);
        }

        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), cancellationToken);
        return request;
    }

    public void Dispose() => _listener.Dispose();

    private static bool IsComplete(string request)
    {
        const string lengthHeader = "Content-Length: ";
        if (request.Split("\r\n\r\n") is not [var head, var body])
            return false;

        var length = head.Split(lengthHeader)[1].Split("\r\n")[0];
        return Encoding.UTF8.GetByteCount(body) == int.Parse(length, CultureInfo.InvariantCulture);
    }
}
