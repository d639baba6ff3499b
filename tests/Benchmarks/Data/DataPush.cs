namespace Icaro.Benchmarks.Data;

/// <summary>Data points from the first POST until the receiver of a webhook has had them all; and the same webhooks from a loop.</summary>
/// <param name="processes">All that the points go through before the receiver.</param>
internal sealed class DataPush(
    DataSender sender, DataWebhook webhook, ReceiverProcess receiver, RoleProcess loop, IReadOnlyList<MeteredProcess> processes)
{
    /// <param name="batch">Points in a request.</param>
    /// <param name="requests">On each connection.</param>
    /// <param name="together">Points in a webhook; a request has a multiple of it of each device.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Sample> MeasureAsync(int batch, int requests, int together, CancellationToken cancellationToken)
    {
        await webhook.BatchAsync(together, cancellationToken);
        var (before, _, _) = await receiver.ReceivedAsync(cancellationToken);

        var started = Stopwatch.GetTimestamp();
        var meter = new CpuMeter([.. processes, receiver.Metered]);
        var points = await sender.SendAsync(batch, sent => sent < requests, cancellationToken);
        var lastAt = await receiver.WaitForAsync(before + (points / together), cancellationToken);
        return Of(points, together, meter.Stop() with { Elapsed = Stopwatch.GetElapsedTime(started, lastAt) });
    }

    /// <param name="webhooks">How many.</param>
    /// <param name="together">Points in a webhook.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Sample> LoopAsync(int webhooks, int together, CancellationToken cancellationToken)
    {
        var meter = new CpuMeter([loop.Metered, receiver.Metered]);
        await loop.AskAsync($"{webhooks} {DataText.Pushed(together)}", cancellationToken);
        return Of(webhooks * together, together, meter.Stop());
    }

    private static Sample Of(int points, int together, CpuUsage usage)
    {
        var sample = Sample.Of("points/s", points, usage);
        return new([sample.Figures[0], new("deliveries/s", points / together / usage.Elapsed.TotalSeconds), .. sample.Figures.Skip(1)]);
    }
}
