namespace Icaro.WebhookDispatch.Operations.Replays;

/// <summary>
/// A job that sends many settled deliveries once more. It processes them by lane and sequence, and stores its position in the same
/// transaction, so that it neither misses nor repeats one when a replica dies.
/// </summary>
internal sealed class Replay
{
    /// <summary>The condition for a <c>delivery</c> to belong to a <c>replay</c>.</summary>
    public const string Matches = """
        delivery.settled_at <= replay.created_at
        AND (replay.hotspot_id IS NULL OR delivery.hotspot_id = replay.hotspot_id)
        AND (replay.endpoint_id IS NULL OR delivery.endpoint_id = replay.endpoint_id)
        AND (replay.account_id IS NULL OR delivery.account_id = replay.account_id)
        AND (replay.status IS NULL OR delivery.status = replay.status)
        AND (replay.since IS NULL OR delivery.received_at >= replay.since)
        AND (replay.until IS NULL OR delivery.received_at < replay.until)
        """;

    public Guid Id { get; init; }

    /// <summary>One of <see cref="ReplayState"/>.</summary>
    public required string State { get; set; }

    public int? HotspotId { get; init; }

    public int? EndpointId { get; init; }

    /// <summary>Only deliveries of this reseller's hotspots: a link of the reseller has started the job.</summary>
    public int? AccountId { get; init; }

    /// <summary>One of <see cref="DeliveryStatus"/>; null for all settled ones.</summary>
    public string? Status { get; init; }

    /// <summary>Only deliveries received at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only deliveries received before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Deliveries settled later do not belong to the job, in particular those that it replayed itself.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Deliveries that matched when the job was created.</summary>
    public long Total { get; init; }

    /// <summary>Deliveries that the job has made pending.</summary>
    public long Done { get; init; }

    /// <summary>With the two properties below, the last delivery that was processed.</summary>
    public int AfterEndpointId { get; init; }

    public int AfterSubjectId { get; init; }

    public long AfterSequence { get; init; }
}

internal static class ReplayState
{
    public const string Running = "running";
    public const string Done = "done";
    public const string Cancelled = "cancelled";
}
