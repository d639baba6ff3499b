namespace Icaro.Benchmarks.Dispatch;

/// <summary>Platforms that waste the time of whoever calls them: every second one never answers, the others drip.</summary>
internal static class BadPlatform
{
    private static readonly TimeSpan BetweenDrops = TimeSpan.FromSeconds(1);

    public static void Listen(IEnumerable<IPEndPoint> addresses, CancellationToken cancellationToken)
    {
        foreach (var (number, address) in addresses.Index())
        {
            var listener = new TcpListener(address);
            listener.Start(backlog: 512);
            _ = Receiver.AcceptAsync(listener, number % 2 == 0 ? HangAsync : DripAsync, cancellationToken);
        }
    }

    private static async Task HangAsync(Socket socket, CancellationToken cancellationToken)
    {
        using var _ = socket;
        await ReadAsync(socket, cancellationToken);
    }

    private static async Task DripAsync(Socket socket, CancellationToken cancellationToken)
    {
        using var _ = socket;
        var reading = ReadAsync(socket, cancellationToken);
        foreach (var drop in "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"u8.ToArray())
        {
            await socket.SendAsync(new[] { drop }, cancellationToken);
            await Task.WhenAny(reading, Task.Delay(BetweenDrops, cancellationToken));
            if (reading.IsCompleted)
                return;
        }

        await reading;
    }

    /// <summary>Until the caller has had enough.</summary>
    private static async Task ReadAsync(Socket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, cancellationToken) > 0)
            {
            }
        }
        catch (SocketException)
        {
        }
    }
}
