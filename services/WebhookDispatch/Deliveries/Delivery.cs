namespace Icaro.WebhookDispatch.Deliveries;

/// <summary>A webhook that is owed to a platform since its toggle arrived.</summary>
internal sealed class Delivery
{
    /// <summary>The id of the event, and the <c>webhook-id</c> that the platform sees.</summary>
    public Guid Id { get; init; }

    public int HotspotId { get; init; }

    public int IntegrationId { get; init; }

    public int EndpointId { get; init; }

    /// <summary>Its place in the lane of its hotspot and integration.</summary>
    public long Sequence { get; init; }

    /// <summary>One of <see cref="DeliveryStatus"/>.</summary>
    public required string Status { get; set; }

    public required byte[] SealedBody { get; init; }

    /// <summary>The W3C trace context in which the toggle was published.</summary>
    public string? TraceParent { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Attempts begun; the number of the next one is one more.</summary>
    public int AttemptCount { get; init; }

    /// <summary>Delays of the retry schedule that were used since the delivery arrived or was replayed.</summary>
    public int RetryCount { get; set; }

    /// <summary>When the retries end.</summary>
    public DateTimeOffset RetryUntil { get; set; }

    /// <summary>Set for the head of a lane; a pending delivery without it waits for its turn.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>Until then one replica alone may send it.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    public DateTimeOffset? SettledAt { get; set; }
}
