namespace Icaro.Benchmarks.Dispatch;

/// <summary>A <see cref="ReceiverRole"/>, seen from the benchmark.</summary>
internal sealed class ReceiverProcess(RoleProcess process) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public MeteredProcess Metered => process.Metered;

    /// <summary>The bad ones first.</summary>
    public IReadOnlyList<Uri> Urls { get; } = [.. process.Greeting.Split(' ').Select(url => new Uri(url))];

    public static Task<ReceiverProcess> StartAsync(int endpoints, int bad, CancellationToken cancellationToken) =>
        StartAsync(endpoints, bad, watchesOrder: false, cancellationToken);

    /// <summary>All of its endpoints are well, and it looks at the order in which webhooks come.</summary>
    public static Task<ReceiverProcess> StartOrderedAsync(int endpoints, CancellationToken cancellationToken) =>
        StartAsync(endpoints, bad: 0, watchesOrder: true, cancellationToken);

    public async Task<(long Count, long LastAt, long OutOfOrder)> ReceivedAsync(CancellationToken cancellationToken)
    {
        var line = await process.AskAsync("?", cancellationToken);
        long[] answer = [.. line.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture))];
        return (answer[0], answer[1], answer[2]);
    }

    /// <returns>When the last one came, as <see cref="Stopwatch"/> counts.</returns>
    /// <exception cref="TimeoutException">They did not all come, and for a while none did.</exception>
    public async Task<long> WaitForAsync(long count, CancellationToken cancellationToken)
    {
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            var (received, lastAt, _) = await ReceivedAsync(cancellationToken);
            if (received >= count)
                return lastAt;
            if (Stopwatch.GetElapsedTime(Math.Max(started, lastAt)) > Patience)
                throw new TimeoutException($"{received} of {count} webhooks came.");
            await Task.Delay(BetweenLooks, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static async Task<ReceiverProcess> StartAsync(int endpoints, int bad, bool watchesOrder, CancellationToken cancellationToken) =>
        new(await RoleProcess.StartAsync(Role.Receiver, [$"{endpoints}", $"{bad}", $"{watchesOrder}"], cancellationToken));
}
