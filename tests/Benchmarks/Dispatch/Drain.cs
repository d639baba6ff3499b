namespace Icaro.Benchmarks.Dispatch;

/// <summary>Fills a queue while its consumers are held still, and measures how fast they empty it once they are let go.</summary>
/// <param name="consumers">Are held still.</param>
/// <param name="others">Whose time counts too.</param>
internal sealed class Drain(
    Queue queue, ReceiverProcess receiver, IReadOnlyList<MeteredProcess> consumers, IReadOnlyList<MeteredProcess> others)
{
    /// <param name="toggles">What to put into the queue.</param>
    /// <param name="arriving">How many of them the receiver will get.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Sample> MeasureAsync(IReadOnlyList<IntegrationToggled> toggles, int arriving, CancellationToken cancellationToken)
    {
        var (before, _, _) = await receiver.ReceivedAsync(cancellationToken);
        Send(Signal.Stop);
        try
        {
            await queue.SendAsync(toggles, cancellationToken);
        }
        finally
        {
            Send(Signal.Continue);
        }

        var started = Stopwatch.GetTimestamp();
        var meter = new CpuMeter([.. consumers, .. others, receiver.Metered]);
        var lastAt = await receiver.WaitForAsync(before + arriving, cancellationToken);
        return Sample.Of("deliveries/s", arriving, meter.Stop() with { Elapsed = Stopwatch.GetElapsedTime(started, lastAt) });
    }

    private void Send(Signal signal)
    {
        foreach (var consumer in consumers)
            Signals.SendToFamily(consumer.Id, signal);
    }
}
