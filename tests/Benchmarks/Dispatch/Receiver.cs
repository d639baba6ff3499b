namespace Icaro.Benchmarks.Dispatch;

/// <summary>The platform, as fast as it can be: reads each POST to its end, and says 200.</summary>
/// <param name="received">Is given each request, with all its bytes, before it is answered. Called from many threads.</param>
internal sealed class Receiver(Receiver.Handler received)
{
    private static readonly byte[] Answer = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

    public delegate void Handler(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body);

    /// <summary>Answers on these addresses until it is cancelled.</summary>
    public void Listen(IEnumerable<IPEndPoint> addresses, CancellationToken cancellationToken)
    {
        foreach (var address in addresses)
        {
            var listener = new TcpListener(address);
            listener.Start(backlog: 512);
            _ = AcceptAsync(listener, ServeAsync, cancellationToken);
        }
    }

    internal static async Task AcceptAsync(
        TcpListener listener, Func<Socket, CancellationToken, Task> serveAsync, CancellationToken cancellationToken)
    {
        using (listener)
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var socket = await listener.AcceptSocketAsync(cancellationToken);
                socket.NoDelay = true;
                _ = serveAsync(socket, cancellationToken);
            }
        }
    }

    private async Task ServeAsync(Socket socket, CancellationToken cancellationToken)
    {
        using var _ = socket;
        // Of data that goes out together there are bodies of somewhat more than 64 KB.
        var buffer = new byte[128 * 1024];
        var length = 0;
        while (await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            length += read;
            while (Take(buffer.AsSpan(0, length)) is > 0 and var taken)
            {
                buffer.AsSpan(taken, length - taken).CopyTo(buffer);
                length -= taken;
                await socket.SendAsync(Answer, cancellationToken);
            }
        }
    }

    /// <returns>The length of the request at the beginning; 0 while it is not complete.</returns>
    private int Take(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return 0;

        var head = bytes[..end];
        var total = end + 4 + ContentLength(head);
        if (bytes.Length < total)
            return 0;

        received(head, bytes[(end + 4)..total]);
        return total;
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var value = head[(head.IndexOf(name) + name.Length)..];
        var end = value.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? value : value[..end], CultureInfo.InvariantCulture);
    }
}
