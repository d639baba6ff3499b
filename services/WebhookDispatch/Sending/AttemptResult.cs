namespace Icaro.WebhookDispatch.Sending;

/// <summary>What came of an attempt.</summary>
internal sealed record AttemptResult(ClaimedDelivery Delivery, DateTimeOffset StartedAt, TimeSpan Duration, ChannelAnswer Answer)
{
    /// <inheritdoc cref="ChannelAnswer.Status"/>
    public int? StatusCode => Answer.Status;

    /// <inheritdoc cref="ChannelAnswer.Error"/>
    public string? ErrorClass => Answer.Error;

    /// <inheritdoc cref="ChannelAnswer.SealedSample"/>
    public byte[]? SealedResponseSample => Answer.SealedSample;

    /// <inheritdoc cref="ChannelAnswer.RetryAfter"/>
    public RetryConditionHeaderValue? RetryAfter => Answer.RetryAfter;

    /// <inheritdoc cref="ChannelAnswer.IsFinal"/>
    public bool IsFinal => Answer.IsFinal;

    public bool IsDelivered => ErrorClass is null;

    public bool IsInterrupted => ErrorClass == AttemptError.Interrupted;

    public bool IsGone => ErrorClass == AttemptError.Gone;

    /// <summary>The endpoint does not know us, and will not before it has other secrets.</summary>
    public bool IsUnauthorized => ErrorClass == AttemptError.Unauthorized;

    /// <summary>It says something about the endpoint, not about us or about this delivery alone.</summary>
    public bool IsFailureOfEndpoint => !IsFinal && ErrorClass is not (
        null or AttemptError.Gone or AttemptError.Unauthorized or AttemptError.Internal or AttemptError.Superseded
        or AttemptError.UnknownChannel or AttemptError.Unsealable);

    /// <summary>The platform has more than it can do, or does not answer at all.</summary>
    public bool IsOverload =>
        StatusCode is 429 or 502 or 503 or 504
        || ErrorClass is EgressError.Timeout or EgressError.ConnectionFailed or EgressError.ConnectionRefused;

    public DateTimeOffset EndedAt => StartedAt + Duration;
}
