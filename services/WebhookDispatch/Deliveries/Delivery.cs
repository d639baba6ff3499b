namespace Icaro.WebhookDispatch.Deliveries;

/// <summary>A webhook that is owed to a platform since its toggle arrived.</summary>
internal sealed class Delivery
{
    /// <summary>The id of the event, and the <c>webhook-id</c> that the platform sees.</summary>
    public Guid Id { get; init; }

    public int HotspotId { get; init; }

    public int IntegrationId { get; init; }

    public int EndpointId { get; init; }

    /// <summary>Its place in its <see cref="Lanes.Lane"/>.</summary>
    public long Sequence { get; init; }

    /// <summary>One of <see cref="DeliveryStatus"/>.</summary>
    public required string Status { get; set; }

    public required byte[] SealedBody { get; init; }

    /// <summary>The W3C trace context in which the toggle was published.</summary>
    public string? TraceParent { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Attempts begun, as far as they were noted when the delivery was settled or lost its turn.</summary>
    public int AttemptCount { get; init; }

    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>Chooses the partition: what is delivered is dropped by the day, everything else stays.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }
}
