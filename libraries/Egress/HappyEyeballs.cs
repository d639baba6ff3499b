namespace Icaro.Egress;

/// <summary>
/// Connects to the first of several addresses that answers (RFC 8305): an address that does not answer delays the next one by a quarter
/// of a second, and one that refuses does not delay it.
/// </summary>
internal static class HappyEyeballs
{
    private static readonly TimeSpan AttemptDelay = TimeSpan.FromMilliseconds(250);

    /// <param name="addresses">At least one, in the resolver's order.</param>
    /// <param name="port">Of all addresses.</param>
    /// <param name="time">Measures the delay.</param>
    /// <param name="cancellationToken">Ends all attempts.</param>
    /// <exception cref="SocketException">No address accepts a connection: the failure of the first that failed.</exception>
    public static async Task<Socket> ConnectAsync(
        IEnumerable<IPAddress> addresses, int port, TimeProvider time, CancellationToken cancellationToken)
    {
        var waiting = new Queue<IPAddress>(Interleave(addresses));
        List<Task<Socket>> attempts = [];
        Task<Socket>? failed = null;
        using var race = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (waiting.Count + attempts.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (waiting.TryDequeue(out var address))
                    attempts.Add(ConnectAsync(address, port, race.Token));

                var delay = Task.Delay(waiting.Count > 0 ? AttemptDelay : Timeout.InfiniteTimeSpan, time, race.Token);
                if (await Task.WhenAny([.. attempts, delay]) is not Task<Socket> ended)
                    continue;

                attempts.Remove(ended);
                if (ended.IsCompletedSuccessfully)
                    return await ended;
                failed ??= ended;
            }

            return await failed!;
        }
        finally
        {
            await race.CancelAsync();
            foreach (var attempt in attempts)
                _ = CloseAsync(attempt);
        }
    }

    /// <summary>Alternates between the families, beginning with the resolver's choice.</summary>
    private static IEnumerable<IPAddress> Interleave(IEnumerable<IPAddress> addresses) => addresses
        .GroupBy(address => address.AddressFamily)
        .SelectMany(family => family.Select((address, rank) => (address, rank)))
        .OrderBy(ranked => ranked.rank)
        .Select(ranked => ranked.address);

    private static async Task<Socket> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Closes the connection of an attempt that was too late.</summary>
    private static async Task CloseAsync(Task<Socket> attempt)
    {
        try
        {
            (await attempt).Dispose();
        }
        catch (Exception lost) when (lost is SocketException or OperationCanceledException)
        {
        }
    }
}
