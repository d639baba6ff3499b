namespace Icaro.WebhookDispatch.Lanes;

/// <summary>A request that an endpoint is to receive, stored when its message arrives.</summary>
internal sealed class Delivery
{
    /// <summary>The id of the event, and the <c>webhook-id</c> that the platform sees.</summary>
    public Guid Id { get; init; }

    public int EndpointId { get; init; }

    /// <summary>Identifies the <see cref="Lanes.Lane"/> together with the endpoint.</summary>
    public int SubjectId { get; init; }

    /// <summary>The hotspot, for deliveries that concern a single one.</summary>
    public int? HotspotId { get; init; }

    /// <summary>The reseller who runs the hotspot.</summary>
    public int? AccountId { get; init; }

    /// <summary>The position in the lane.</summary>
    public long Sequence { get; init; }

    /// <summary>One of <see cref="DeliveryStatus"/>.</summary>
    public required string Status { get; set; }

    public required byte[] SealedBody { get; init; }

    /// <summary>The W3C trace context in which the message was published.</summary>
    public string? TraceParent { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Attempts that were started, updated when the delivery is settled or stops being the head.</summary>
    public int AttemptCount { get; init; }

    /// <summary>As in <see cref="Lanes.Lane.Progress"/>, stored when the delivery stops being the head.</summary>
    public int Progress { get; init; }

    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>The partition key: the partitions of delivered rows are dropped by day, all other rows stay.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }
}

/// <summary>The states of a delivery. All but <see cref="Pending"/> are settled.</summary>
internal static class DeliveryStatus
{
    public const string Pending = "pending";
    public const string Delivered = "delivered";

    /// <summary>The retries have ended.</summary>
    public const string Failed = "failed";

    /// <summary>Discarded by an operator, or because the endpoint was removed.</summary>
    public const string Discarded = "discarded";

    /// <summary>It arrived after a later one had been sent, and is never sent: the platform would end in an old state.</summary>
    public const string Superseded = "superseded";

    public static bool IsKnown(string text) => text is Pending or Delivered or Failed or Discarded or Superseded;
}
