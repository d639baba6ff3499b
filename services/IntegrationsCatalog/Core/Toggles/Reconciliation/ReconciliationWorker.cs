namespace Icaro.IntegrationsCatalog.Core.Toggles.Reconciliation;

/// <summary>
/// Asks the dispatcher about toggles that no platform has accepted for long. They may wait for their platform, or be lost with a queue
/// or a database of the dispatcher.
/// </summary>
internal sealed partial class ReconciliationWorker(
    IServiceScopeFactory scopes,
    DatabaseReadiness<CatalogDbContext> readiness,
    IOptions<ReconciliationOptions> options,
    TimeProvider time,
    ILogger<ReconciliationWorker> logger) : BackgroundService
{
    private const int TogglesPerMessage = 500;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        readiness.TakeStepsAsync(AskAsync, reason => Log.Failed(logger, reason), time, stoppingToken, options.Value.Interval);

    /// <returns>False when there are no more unconfirmed toggles to ask about.</returns>
    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await using var batch = transaction.NewBatch();
        batch.Add(ReconciliationSql.TakeUnconfirmed, options.Value.AskAfter, options.Value.Interval, TogglesPerMessage);
        List<ToggleNumber> unconfirmed;
        await using (var rows = await batch.ExecuteReaderAsync(cancellationToken))
        {
            unconfirmed = await rows.ReadAsync(
                row => new ToggleNumber(row.GetInt32(0), row.GetInt32(1), row.GetInt64(2)), cancellationToken);
        }

        if (unconfirmed is [])
            return false;

        db.Outbox.Add(OutboxMessage.For(new TogglesUnconfirmed { Toggles = unconfirmed }, Guid.CreateVersion7()));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return unconfirmed.Count == TogglesPerMessage;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Unconfirmed toggles are checked later: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
