namespace Icaro.WebhookDispatch.Operations.Metrics;

/// <param name="From">The beginning of the first bucket.</param>
/// <param name="To">The end of the last bucket.</param>
/// <param name="Step">minute or hour.</param>
/// <param name="Totals">Of all buckets.</param>
/// <param name="Buckets">Oldest first, also those in which nothing happened.</param>
/// <param name="Backlog">What waits now; null for resellers, for a single integration, and while it cannot be read.</param>
internal sealed record DeliveryMetrics(
    DateTimeOffset From,
    DateTimeOffset To,
    string Step,
    OutcomeFigures Totals,
    IReadOnlyList<BucketFigures> Buckets,
    BacklogFigures? Backlog)
{
    public static DeliveryMetrics Of(MetricsRange range, IReadOnlyList<RollupRow> rows, BacklogReading? backlog)
    {
        var byBucket = rows.ToLookup(row => row.Bucket);
        List<BucketFigures> buckets = [];
        for (var start = range.From; start < range.To; start += range.Step.Length)
            buckets.Add(new(start, OutcomeFigures.Of([.. byBucket[start]])));
        return new(
            range.From, range.To, range.Step.Name, OutcomeFigures.Of(rows), buckets,
            backlog is null ? null : new(backlog.Waiting, backlog.Oldest, backlog.Held));
    }
}

/// <summary>What became of deliveries. One that is replayed is counted again.</summary>
/// <param name="Delivered">Accepted by the platform.</param>
/// <param name="Failed">Given up after the last retry.</param>
/// <param name="Discarded">By an operator, or because the endpoint was removed.</param>
/// <param name="Superseded">Arrived after a later state had been sent.</param>
/// <param name="FailedAttempts">Attempts that failed, whatever became of their deliveries.</param>
/// <param name="P50Ms">
/// The median time from the commit to the platform's 2xx, retries and waiting included, in milliseconds; off by at most 9 %. Null without
/// deliveries.
/// </param>
/// <param name="P99Ms">The 99th percentile of the same.</param>
internal record OutcomeFigures(
    long Delivered, long Failed, long Discarded, long Superseded, long FailedAttempts, double? P50Ms, double? P99Ms)
{
    public static OutcomeFigures Of(IReadOnlyCollection<RollupRow> rows)
    {
        List<RollupRow> delivered = [.. rows.Where(row => row.Outcome == Outcome.Delivered).OrderBy(row => row.DurationClass)];
        return new(
            delivered.Sum(row => row.Count), Sum(Outcome.Failed), Sum(Outcome.Discarded), Sum(Outcome.Superseded),
            Sum(Outcome.FailedAttempt), Quantile(delivered, 0.5), Quantile(delivered, 0.99));

        long Sum(string outcome) => rows.Where(row => row.Outcome == outcome).Sum(row => row.Count);
    }

    private static double? Quantile(List<RollupRow> ascending, double share)
    {
        var left = (long)Math.Ceiling(ascending.Sum(row => row.Count) * share);
        foreach (var row in ascending)
        {
            left -= row.Count;
            if (left <= 0)
                return Math.Round(DurationClass.Middle(row.DurationClass), 1);
        }

        return null;
    }
}

internal sealed record BucketFigures : OutcomeFigures
{
    public BucketFigures(DateTimeOffset start, OutcomeFigures figures)
        : base(figures) => Start = start;

    public DateTimeOffset Start { get; }
}

/// <param name="Waiting">Pending deliveries of enabled endpoints.</param>
/// <param name="OldestReceivedAt">When the oldest of them was received.</param>
/// <param name="Held">Pending deliveries of disabled endpoints.</param>
internal sealed record BacklogFigures(long Waiting, DateTimeOffset? OldestReceivedAt, long Held);
