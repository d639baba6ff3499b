namespace Icaro.Console.Overview;

/// <summary>What became of deliveries, as the dispatcher tells it.</summary>
/// <param name="Step">minute or hour.</param>
/// <param name="Backlog">What waits now; null for resellers, and while the dispatcher cannot read it.</param>
public sealed record DeliveryMetrics(
    DateTimeOffset From, string Step, OutcomeFigures Totals, IReadOnlyList<OutcomeFigures> Buckets, BacklogFigures? Backlog);

/// <param name="Start">Of a bucket.</param>
/// <param name="P50Ms">The median time from the commit to the platform's acceptance; null without deliveries.</param>
public sealed record OutcomeFigures(
    DateTimeOffset Start, long Delivered, long Failed, long Discarded, long Superseded, long FailedAttempts, double? P50Ms, double? P99Ms)
{
    public long Sum => Delivered + Failed + NeverSent + FailedAttempts;

    /// <summary>Nobody had to hear of them any more.</summary>
    public long NeverSent => Discarded + Superseded;
}

/// <param name="Waiting">Pending deliveries of enabled endpoints.</param>
/// <param name="OldestReceivedAt">When the oldest of them was received.</param>
/// <param name="Held">Pending deliveries of disabled endpoints.</param>
public sealed record BacklogFigures(long Waiting, DateTimeOffset? OldestReceivedAt, long Held);

internal sealed class MetricsApi(HttpClient http, Person person, TimeProvider time)
{
    /// <summary>The bucket that has just begun is the last one.</summary>
    public Task<ApiResult<DeliveryMetrics>> OfDeliveriesAsync(Period period)
    {
        var length = period.Step == "minute" ? TimeSpan.FromMinutes(1) : TimeSpan.FromHours(1);
        var from = (time.GetUtcNow() - period.Length + length).UtcDateTime.ToString("s", CultureInfo.InvariantCulture);
        return http.GetAsync($"/metrics/deliveries?step={period.Step}&from={from}", ConsoleJson.Default.DeliveryMetrics, person);
    }
}
