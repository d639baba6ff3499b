namespace Icaro.Benchmarks.Dispatch;

/// <summary>
/// A process that receives on as many addresses of this machine as the first argument says, of which as many are bad as the
/// second says. Any line is answered with the number of webhooks received so far, the time of the last one, and how many came
/// after a later one of their hotspot, which is looked at when the third argument says so.
/// </summary>
internal static class ReceiverRole
{
    private static long _received;
    private static long _last;
    private static long _outOfOrder;

    public static Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var count = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        var bad = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        var order = bool.Parse(arguments[2]) ? new ArrivalOrder() : null;
        var port = FreePort.Next();
        IPEndPoint[] addresses = [.. Enumerable.Range(1, count).Select(number => LoopbackHosts.Of(number, port))];

        BadPlatform.Listen(addresses.Take(bad), cancellationToken);
        new Receiver((head, body) =>
        {
            if (order is not null && !order.IsNext(head, body))
                Interlocked.Increment(ref _outOfOrder);
            Volatile.Write(ref _last, Stopwatch.GetTimestamp());
            Interlocked.Increment(ref _received);
        }).Listen(addresses.Skip(bad), cancellationToken);

        return Role.ServeAsync(
            string.Join(' ', addresses.Select(address => $"http://{address}/webhook")),
            _ => Task.FromResult($"{Volatile.Read(ref _received)} {Volatile.Read(ref _last)} {Volatile.Read(ref _outOfOrder)}"));
    }
}
