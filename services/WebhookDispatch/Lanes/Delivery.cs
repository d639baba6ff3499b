namespace Icaro.WebhookDispatch.Lanes;

/// <summary>What an endpoint is owed since the message that says so arrived.</summary>
internal sealed class Delivery
{
    /// <summary>The id of the event, and the <c>webhook-id</c> that the platform sees.</summary>
    public Guid Id { get; init; }

    public int EndpointId { get; init; }

    /// <summary>With the endpoint, it names the <see cref="Lanes.Lane"/>.</summary>
    public int SubjectId { get; init; }

    /// <summary>The hotspot that it concerns, if it concerns one alone.</summary>
    public int? HotspotId { get; init; }

    /// <summary>Its place in its lane.</summary>
    public long Sequence { get; init; }

    /// <summary>One of <see cref="DeliveryStatus"/>.</summary>
    public required string Status { get; set; }

    public required byte[] SealedBody { get; init; }

    /// <summary>The W3C trace context in which the message was published.</summary>
    public string? TraceParent { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Attempts begun, as far as they were noted when the delivery was settled or lost its turn.</summary>
    public int AttemptCount { get; init; }

    /// <summary>As in <see cref="Lanes.Lane.Progress"/>, noted when the delivery lost its turn.</summary>
    public int Progress { get; init; }

    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>Chooses the partition: what is delivered is dropped by the day, everything else stays.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }
}
