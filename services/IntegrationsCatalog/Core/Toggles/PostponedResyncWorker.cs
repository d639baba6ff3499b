namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>Processes <see cref="PostponedResync"/>s, each in a transaction of its own. The replicas share the work.</summary>
internal sealed partial class PostponedResyncWorker(
    IServiceScopeFactory scopes,
    DatabaseReadiness<CatalogDbContext> readiness,
    TimeProvider time,
    ILogger<PostponedResyncWorker> logger) : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        readiness.TakeStepsAsync(TakeNextAsync, reason => Log.Unavailable(logger, reason), time, stoppingToken);

    /// <returns>False when nothing is due that no other replica is processing.</returns>
    private async Task<bool> TakeNextAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var next = await db.Set<PostponedResync>()
            .FromSql($"SELECT * FROM postponed_resyncs WHERE retry_at <= now() ORDER BY retry_at LIMIT 1 FOR UPDATE SKIP LOCKED")
            .SingleOrDefaultAsync(cancellationToken);
        if (next is null)
            return false;

        await transaction.CreateSavepointAsync("switch", cancellationToken);
        try
        {
            await db.Database.ExecuteSqlRawAsync(ResyncSql.LimitWait, cancellationToken);
            await scope.ServiceProvider.GetRequiredService<PendingResyncs>()
                .EnqueueSwitchAsync(next.HotspotId, next.IntegrationId, cancellationToken);
            db.Remove(next);
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception failure) when (failure.IsCausedByRows())
        {
            Log.Postponed(logger, next.HotspotId, next.IntegrationId, failure.GetBaseException().Message);
            await transaction.RollbackToSavepointAsync("switch", cancellationToken);
            db.ChangeTracker.Clear();
            await db.Set<PostponedResync>()
                .Where(row => row.IntegrationId == next.IntegrationId && row.HotspotId == next.HotspotId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.RetryAt, time.GetUtcNow() + RetryDelay), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning, "Hotspot {Hotspot} cannot be synchronized with integration {Integration} and is retried: {Reason}")]
        public static partial void Postponed(ILogger logger, int hotspot, int integration, string reason);

        [LoggerMessage(LogLevel.Warning, "Postponed synchronizations are processed later: {Reason}")]
        public static partial void Unavailable(ILogger logger, string reason);
    }
}
