namespace Icaro.WebhookDispatch.Intake;

/// <summary>
/// Stores deliveries in batches. Deliveries of one message are stored in one transaction. A message whose lane another transaction has
/// locked leaves its batch and waits alone, so that it does not delay the others.
/// </summary>
internal sealed partial class Inbox(InboxWriter writer, ILogger<Inbox> logger)
{
    /// <summary>Deliveries. The message that reaches it ends the batch.</summary>
    private const int MaxBatchSize = 256;
    private const int MaxWaiting = 16;

    // One transaction at a time, because concurrent ones would wait for each other's endpoints.
    private readonly RequestBatcher<IReadOnlyList<ReceivedDelivery>, StoreOutcome>
        _together = new(writer.StoreTogetherAsync, MaxBatchSize, maxConcurrency: 1, sizeOf: deliveries => deliveries.Count),
        _alone = new(writer.StoreAsync, maxBatchSize: 1, MaxWaiting);

    /// <summary>Completes when all deliveries of a message are stored.</summary>
    /// <param name="deliveries">The deliveries of one message.</param>
    /// <param name="cancellationToken">Cancels the wait. The deliveries may be stored nevertheless.</param>
    /// <exception cref="ArgumentException">Another delivery has the sequence of one of them. The others are stored.</exception>
    /// <exception cref="PostgresException">The message has values that cannot be stored. Nothing of it is stored.</exception>
    /// <exception cref="ReturnToQueueException">The database has been unavailable for long, or the lane locked.</exception>
    public async Task StoreAsync(IReadOnlyList<ReceivedDelivery> deliveries, CancellationToken cancellationToken)
    {
        if (deliveries is [])
            return;

        try
        {
            var outcome = await _together.SubmitAsync(deliveries, cancellationToken);
            if (outcome == StoreOutcome.Contended)
                outcome = await _alone.SubmitAsync(deliveries, cancellationToken);
            if (outcome == StoreOutcome.Contradicting)
                throw new ArgumentException("Another delivery has the same sequence.");
        }
        catch (Exception error) when (error is ArgumentException or PostgresException)
        {
            Log.Unstorable(logger, deliveries[0].Id, deliveries.Count, error.Message);
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Error,
            "The message of delivery {Delivery}, with {Count} deliveries, cannot be stored and moves to the error queue: {Reason}")]
        public static partial void Unstorable(ILogger logger, Guid delivery, int count, string reason);
    }
}

internal enum StoreOutcome
{
    Stored,

    /// <summary>A delivery of the message has the sequence of another one, and was not stored.</summary>
    Contradicting,

    /// <summary>Another transaction has locked a lane of the message. Nothing of it was stored.</summary>
    Contended,
}
