namespace Icaro.Benchmarks.Load;

/// <summary>
/// Starts work at a fixed rate, whether or not what was started before has ended: a slow system cannot slow its load down.
/// </summary>
internal static class OpenLoop
{
    /// <param name="perSecond">Starts per second.</param>
    /// <param name="count">Starts in all.</param>
    /// <param name="startAsync">Is given the number of the start, and when it was due as <see cref="Stopwatch"/> counts.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(int perSecond, int count, Func<int, long, Task> startAsync, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        List<Task> started = [];
        for (var i = 0; i < count; i++)
        {
            var due = begin + i * Stopwatch.Frequency / perSecond;
            var wait = TimeSpan.FromSeconds((double)(due - Stopwatch.GetTimestamp()) / Stopwatch.Frequency);
            if (wait > TimeSpan.FromMilliseconds(1))
                await Task.Delay(wait, cancellationToken);
            started.Add(startAsync(i, due));
        }

        await Task.WhenAll(started);
    }
}
