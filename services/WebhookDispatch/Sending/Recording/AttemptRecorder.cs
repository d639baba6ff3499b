namespace Icaro.WebhookDispatch.Sending.Recording;

/// <summary>Records results in batches. A result that cannot be stored does not delay the others.</summary>
internal sealed partial class AttemptRecorder(
    AttemptStore store, AsyncSignal<Delivery> signal, AsyncSignal<OutboxMessage> outbox, ILogger<AttemptRecorder> logger)
{
    /// <summary>Invokes <paramref name="done"/> for each finished result. The caller submits the others again.</summary>
    /// <exception cref="NpgsqlException">The database is unavailable.</exception>
    public async Task RecordAsync(
        IReadOnlyList<AttemptResult> results, Action<AttemptResult> done, CancellationToken cancellationToken)
    {
        try
        {
            await StoreAsync(results, cancellationToken);
        }
        catch (PostgresException error) when (results.Count > 1 && ConcernsSome(error))
        {
            await RecordAsync([.. results.Take(results.Count / 2)], done, cancellationToken);
            await RecordAsync([.. results.Skip(results.Count / 2)], done, cancellationToken);
            return;
        }
        catch (PostgresException error) when (error.IsDataRefused())
        {
            // The lease expires, and the delivery is sent again.
            Log.Unrecordable(logger, results[0].Delivery.Id, results[0].Delivery.Number, error.MessageText);
        }
        catch (PostgresException transient) when (ConcernsSome(transient))
        {
            Log.Postponed(logger, results[0].Delivery.Id, transient.MessageText);
            return;
        }

        foreach (var result in results)
            done(result);
    }

    /// <summary>The error concerns single results, because of their data or of locked lanes, and not the database as a whole.</summary>
    private static bool ConcernsSome(PostgresException error) =>
        error.IsDataRefused() || error.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected;

    private async Task StoreAsync(IReadOnlyList<AttemptResult> results, CancellationToken cancellationToken)
    {
        await store.StoreAsync(results, cancellationToken);

        signal.Set();
        outbox.Set();
        foreach (var failed in results.Where(result => result.DeliveryStatus == DeliveryStatus.Failed))
            Log.GivenUp(logger, failed.Delivery.Id, failed.Delivery.Number, failed.Error!);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Delivery {Delivery} failed for good after {Attempts} attempts, the last one with {Error}")]
        public static partial void GivenUp(ILogger logger, Guid delivery, int attempts, string error);

        [LoggerMessage(LogLevel.Warning, "An attempt of delivery {Delivery} cannot be recorded now and is recorded later: {Reason}")]
        public static partial void Postponed(ILogger logger, Guid delivery, string reason);

        [LoggerMessage(LogLevel.Error, "Attempt {Number} of delivery {Delivery} cannot be recorded: {Reason}")]
        public static partial void Unrecordable(ILogger logger, Guid delivery, int number, string reason);
    }
}
