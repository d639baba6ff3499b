namespace Icaro.WebhookDispatch.Sending;

/// <summary>The receiver's response to an attempt, and the delivery's state after it.</summary>
/// <param name="Error">Null for success, else a stable code: see <see cref="AttemptError"/>.</param>
/// <param name="Status">The HTTP status of the decisive response; null without a response.</param>
/// <param name="SealedSample">The beginning of that response.</param>
/// <param name="RetryAfter">The time that the receiver asked for.</param>
/// <param name="IsFinal">A retry cannot succeed.</param>
internal sealed record AttemptResult(
    ClaimedDelivery Delivery,
    string? Error,
    int? Status = null,
    byte[]? SealedSample = null,
    TimeSpan? RetryAfter = null,
    bool IsFinal = false)
{
    public DateTimeOffset StartedAt { get; init; }

    public TimeSpan Duration { get; init; }

    public DateTimeOffset EndedAt => StartedAt + Duration;

    /// <summary>The delivery's new status, one of <see cref="Lanes.DeliveryStatus"/>.</summary>
    public string DeliveryStatus { get; init; } = Lanes.DeliveryStatus.Pending;

    /// <summary>The time until the next attempt; null when there is none.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>Pauses of the retry schedule that are used, this one included.</summary>
    public int RetryCount { get; init; } = Delivery.RetryCount;

    /// <summary>When the retries end; null before the first failure.</summary>
    public DateTimeOffset? RetryUntil { get; init; } = Delivery.RetryUntil;

    public bool IsDelivered => Error is null;

    /// <summary>From the commit of what happened to the platform's 2xx, in classes.</summary>
    public int DurationClass => IsDelivered ? Rollups.DurationClass.Of(EndedAt - Delivery.OccurredAt) : Rollups.DurationClass.None;

    public bool IsSettled => DeliveryStatus != Lanes.DeliveryStatus.Pending;

    /// <summary>The lane waits for an operator's decision about this delivery.</summary>
    public bool BlocksLane => DeliveryStatus == Lanes.DeliveryStatus.Failed && Delivery.BlocksOnFailure;

    public bool IsInterrupted => Error == AttemptError.Interrupted;

    public bool IsGone => Error == AttemptError.Gone;

    /// <summary>The endpoint refuses our credentials, and will until it has other secrets.</summary>
    public bool IsUnauthorized => Error == AttemptError.Unauthorized;

    /// <summary>The failure concerns the endpoint, and not only this service or this delivery.</summary>
    public bool IsFailureOfEndpoint => !IsFinal && Error is not (
        null or AttemptError.Gone or AttemptError.Unauthorized or AttemptError.Internal or AttemptError.Superseded
        or AttemptError.UnknownChannel or AttemptError.Unsealable or EgressError.DnsUnavailable);

    /// <summary>The platform is overloaded, or does not respond.</summary>
    public bool IsOverload =>
        Status is 429 or 502 or 503 or 504
        || Error is EgressError.Timeout or EgressError.ConnectionFailed or EgressError.ConnectionRefused;
}
