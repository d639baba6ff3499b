namespace Icaro.WebhookDispatch.Lanes;

/// <summary>
/// The deliveries of one endpoint and subject, sent one after another by sequence. Each transaction that changes the head or the state of a
/// delivery of the lane locks this row first.
/// </summary>
internal sealed class Lane
{
    public int EndpointId { get; init; }

    /// <summary>What the deliveries are ordered by, depending on the endpoint's channel: a hotspot, for example.</summary>
    public int SubjectId { get; init; }

    /// <summary>The highest sequence that has been the head. A later delivery must be the next in sequence.</summary>
    public long ReachedSequence { get; init; }

    /// <summary>The delivery that is sent next, or is being sent; null for none.</summary>
    public Guid? HeadId { get; init; }

    /// <summary>Attempts of the head that were started. Together with the head's id, it identifies the latest claim.</summary>
    public int AttemptCount { get; init; }

    /// <summary>Confirmed requests of a head that takes several. A retry continues after them.</summary>
    public int Progress { get; init; }

    /// <summary>Pauses of the retry schedule that the head has used.</summary>
    public int RetryCount { get; init; }

    /// <summary>When the head's retries end; null before its first failure.</summary>
    public DateTimeOffset? RetryUntil { get; init; }

    /// <summary>Null without a head, and while the lane is blocked.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Until then only the replica that claimed the head may send it.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>The head has failed for good, and an operator must decide about it before the next delivery is sent.</summary>
    public bool Blocked { get; init; }

    /// <summary>Since then the lane waits for a missing delivery, although a later one has arrived.</summary>
    public DateTimeOffset? GapSince { get; init; }
}
