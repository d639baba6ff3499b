namespace Icaro.WebhookDispatch.Sending.Recording;

/// <summary>Books attempts together, and sees to it that one that cannot be booked holds up no other.</summary>
internal sealed partial class AttemptRecorder(
    AttemptStore store, RetrySchedule schedule, AsyncSignal<Delivery> signal, AsyncSignal<OutboxMessage> outbox, ILogger<AttemptRecorder> logger)
{
    /// <summary>Calls back for what is done with, which is not always everything: the rest is to be booked again.</summary>
    /// <exception cref="NpgsqlException">The database cannot be asked.</exception>
    public async Task BookAsync(
        IReadOnlyList<AttemptResult> results, Action<AttemptResult> done, CancellationToken cancellationToken)
    {
        try
        {
            await BookTogetherAsync([.. results.Select(result => BookedAttempt.Of(result, schedule))], cancellationToken);
        }
        catch (PostgresException refusal) when (results.Count > 1 && ConcernsSome(refusal))
        {
            await BookAsync([.. results.Take(results.Count / 2)], done, cancellationToken);
            await BookAsync([.. results.Skip(results.Count / 2)], done, cancellationToken);
            return;
        }
        catch (PostgresException refusal) when (refusal.IsDataRefused())
        {
            // Its lease runs out, and it is sent once more.
            Log.Unbookable(logger, results[0].Delivery.Id, results[0].Delivery.Number, refusal.MessageText);
        }
        catch (PostgresException passing) when (ConcernsSome(passing))
        {
            Log.Postponed(logger, results[0].Delivery.Id, passing.MessageText);
            return;
        }

        foreach (var result in results)
            done(result);
    }

    /// <summary>Not the database, but some of the results: their data, or lanes that somebody else holds.</summary>
    private static bool ConcernsSome(PostgresException refusal) =>
        refusal.IsDataRefused() || refusal.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected;

    private async Task BookTogetherAsync(IReadOnlyList<BookedAttempt> attempts, CancellationToken cancellationToken)
    {
        await store.BookAsync(attempts, cancellationToken);

        signal.Set();
        outbox.Set();
        foreach (var failed in attempts.Where(attempt => attempt.Status == DeliveryStatus.Failed))
            Log.GivenUp(logger, failed.Result.Delivery.Id, failed.Result.Delivery.Number, failed.Result.ErrorClass!);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Delivery {Delivery} is given up after {Attempts} attempts, the last one with {Error}")]
        public static partial void GivenUp(ILogger logger, Guid delivery, int attempts, string error);

        [LoggerMessage(LogLevel.Warning, "An attempt of delivery {Delivery} is booked later: {Reason}")]
        public static partial void Postponed(ILogger logger, Guid delivery, string reason);

        [LoggerMessage(LogLevel.Error, "Attempt {Number} of delivery {Delivery} can never be booked: {Reason}")]
        public static partial void Unbookable(ILogger logger, Guid delivery, int number, string reason);
    }
}
