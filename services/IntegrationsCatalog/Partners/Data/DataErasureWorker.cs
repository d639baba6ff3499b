namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>Processes <see cref="DataErasure"/>s in short transactions, and continues after a crash. The replicas share the work.</summary>
internal sealed partial class DataErasureWorker(
    IServiceScopeFactory scopes,
    DatabaseReadiness<CatalogDbContext> readiness,
    TimeProvider time,
    ILogger<DataErasureWorker> logger) : BackgroundService
{
    private const int RowsPerStep = 5000;

    private static readonly string DeleteOfHotspot = Delete("hotspot_id"), DeleteOfDevice = Delete("device_id");

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        readiness.TakeStepsAsync(TakeStepAsync, reason => Log.Postponed(logger, reason), time, stoppingToken);

    /// <summary>The first rows in the order of the indexes that begin with the column.</summary>
    private static string Delete(string column) => $$"""
        DELETE FROM device_data WHERE {{column}} = {0} AND (timestamp, id) <= (
            SELECT timestamp, id FROM (
                SELECT timestamp, id FROM device_data WHERE {{column}} = {0} ORDER BY timestamp, id LIMIT {{RowsPerStep}}) AS first
            ORDER BY timestamp DESC, id DESC LIMIT 1)
        """;

    /// <returns>False when no work is left that no other replica is processing.</returns>
    private async Task<bool> TakeStepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var erasure = await db.Set<DataErasure>()
            .FromSql($"SELECT * FROM data_erasures ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED")
            .SingleOrDefaultAsync(cancellationToken);
        if (erasure is null)
            return false;

        var deleted = erasure.HotspotId is { } hotspotId
            ? await db.Database.ExecuteSqlRawAsync(DeleteOfHotspot, [hotspotId], cancellationToken)
            : await db.Database.ExecuteSqlRawAsync(DeleteOfDevice, [erasure.DeviceId!], cancellationToken);
        if (deleted < RowsPerStep)
            db.Remove(erasure);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The data of deleted devices is deleted later: {Reason}")]
        public static partial void Postponed(ILogger logger, string reason);
    }
}
