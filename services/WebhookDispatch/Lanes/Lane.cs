namespace Icaro.WebhookDispatch.Lanes;

/// <summary>
/// The deliveries of one endpoint and subject: sent one after another, by sequence. Whose turn it is stands here alone, and
/// whoever changes that, or the state of any delivery in the lane, locks this row first.
/// </summary>
internal sealed class Lane
{
    public int EndpointId { get; init; }

    /// <summary>What the deliveries are in order for, as the endpoint's channel says: a hotspot, for example.</summary>
    public int SubjectId { get; init; }

    /// <summary>The highest sequence whose turn has come. Of what is new, only the next one may follow.</summary>
    public long ReachedSequence { get; init; }

    /// <summary>The delivery whose turn it is; null while there is none.</summary>
    public Guid? HeadId { get; init; }

    /// <summary>Attempts of the head that were begun. With the head's id, it tells the newest claim from those before.</summary>
    public int AttemptCount { get; init; }

    /// <summary>Requests of the head that were confirmed, where it takes several: a retry goes on behind them.</summary>
    public int Progress { get; init; }

    /// <summary>Pauses of the retry schedule that the head has used.</summary>
    public int RetryCount { get; init; }

    /// <summary>When the head's retries end; null before its first failure.</summary>
    public DateTimeOffset? RetryUntil { get; init; }

    /// <summary>Null without a head, and while the lane is blocked.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Until then one replica alone may send the head.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>The head has failed for good, and its endpoint wants an operator to decide what follows.</summary>
    public bool Blocked { get; init; }

    /// <summary>Since then the lane waits for a delivery that has not arrived, although a later one has.</summary>
    public DateTimeOffset? GapSince { get; init; }
}
