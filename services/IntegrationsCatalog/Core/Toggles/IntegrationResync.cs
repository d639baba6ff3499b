namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>
/// Processes <see cref="IntegrationResync"/>s, some hotspots per transaction. The replicas share the work. When a step fails, because a
/// hotspot is locked or its message is too large, its hotspots are postponed, to be processed alone.
/// </summary>
internal sealed partial class IntegrationResyncWorker(
    IServiceScopeFactory scopes,
    DatabaseReadiness<CatalogDbContext> readiness,
    TimeProvider time,
    ILogger<IntegrationResyncWorker> logger) : BackgroundService
{
    private const int HotspotsPerStep = 50;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        readiness.TakeStepsAsync(TakeStepAsync, reason => Log.Postponed(logger, reason), time, stoppingToken);

    /// <returns>False when no work is left that no other replica is processing.</returns>
    private async Task<bool> TakeStepAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await TakeStepAsync(postpones: false, cancellationToken);
        }
        catch (Exception failure) when (failure.IsCausedByRows())
        {
            Log.Postponed(logger, failure.GetBaseException().Message);
            return await TakeStepAsync(postpones: true, cancellationToken);
        }
    }

    private async Task<bool> TakeStepAsync(bool postpones, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(ResyncSql.LimitWait, cancellationToken);
        var resync = await db.Set<IntegrationResync>()
            .FromSql($"SELECT * FROM integration_resyncs ORDER BY integration_id LIMIT 1 FOR UPDATE SKIP LOCKED")
            .SingleOrDefaultAsync(cancellationToken);
        if (resync is null)
            return false;

        var last = postpones
            ? await db.PostponeAsync(resync.IntegrationId, resync.AfterHotspotId, HotspotsPerStep, cancellationToken)
            : await scope.ServiceProvider.GetRequiredService<PendingResyncs>()
                .EnqueueIntegrationAsync(resync.IntegrationId, resync.AfterHotspotId, HotspotsPerStep, cancellationToken);
        if (last is { } hotspotId)
            resync.AfterHotspotId = hotspotId;
        else
            db.Remove(resync);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Hotspots of a changed integration are synchronized later: {Reason}")]
        public static partial void Postponed(ILogger logger, string reason);
    }
}

/// <summary>A changed integration whose switches, of which there may be thousands, are synchronized in steps.</summary>
internal sealed class IntegrationResync
{
    public required int IntegrationId { get; init; }

    /// <summary>The last hotspot that was synchronized; 0 before the first.</summary>
    public required int AfterHotspotId { get; set; }
}

internal static class IntegrationResyncModel
{
    public static void AddIntegrationResyncs(this ModelBuilder model) => model.Entity<IntegrationResync>(resync =>
    {
        resync.ToTable("integration_resyncs");
        resync.HasKey(row => row.IntegrationId);
        resync.HasOne<Integration>().WithMany().HasForeignKey(row => row.IntegrationId);
    });
}

/// <summary>Requests the synchronization of every hotspot that an integration is enabled for.</summary>
internal sealed class IntegrationResyncs(CatalogDbContext db)
{
    /// <summary>In the caller's transaction. Restarts a synchronization in progress, whose messages went to the old address.</summary>
    public Task EnqueueAsync(int integrationId, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO integration_resyncs (integration_id, after_hotspot_id) VALUES ({integrationId}, 0)
        ON CONFLICT (integration_id) DO UPDATE SET after_hotspot_id = 0
        """,
        cancellationToken);
}
