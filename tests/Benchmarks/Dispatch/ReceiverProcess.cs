using System.Diagnostics;
using System.Globalization;
using Icaro.Benchmarks.Processes;

namespace Icaro.Benchmarks.Dispatch;

/// <summary>A <see cref="ReceiverRole"/>, seen from the benchmark.</summary>
internal sealed class ReceiverProcess(RoleProcess process) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public MeteredProcess Metered => process.Metered;

    /// <summary>The bad ones first.</summary>
    public IReadOnlyList<Uri> Urls { get; } = [.. process.Greeting.Split(' ').Select(url => new Uri(url))];

    public static async Task<ReceiverProcess> StartAsync(int endpoints, int bad, CancellationToken cancellationToken) =>
        new(await RoleProcess.StartAsync(Role.Receiver, [$"{endpoints}", $"{bad}"], cancellationToken));

    public async Task<(long Count, long LastAt)> ReceivedAsync(CancellationToken cancellationToken)
    {
        var answer = (await process.AskAsync("?", cancellationToken)).Split(' ');
        return (long.Parse(answer[0], CultureInfo.InvariantCulture), long.Parse(answer[1], CultureInfo.InvariantCulture));
    }

    /// <returns>When the last one came, as <see cref="Stopwatch"/> counts.</returns>
    /// <exception cref="TimeoutException">They did not all come.</exception>
    public async Task<long> WaitForAsync(long count, CancellationToken cancellationToken)
    {
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            var (received, lastAt) = await ReceivedAsync(cancellationToken);
            if (received >= count)
                return lastAt;
            if (Stopwatch.GetElapsedTime(started) > Patience)
                throw new TimeoutException($"{received} of {count} webhooks came.");
            await Task.Delay(BetweenLooks, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
