namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>
/// Saves changes of what platforms and portals receive about a hotspot: itself, its accounts, its units. The change and the messages about
/// it are one transaction, which no toggle of the hotspot interrupts.
/// </summary>
internal sealed class HotspotChanges(CatalogDbContext db, PendingResyncs resyncs)
{
    /// <returns>False when the hotspot no longer exists, and nothing is saved.</returns>
    public Task<bool> SaveAsync(int hotspotId, CancellationToken cancellationToken) =>
        SaveAsync(hotspotId, static () => Task.FromResult(true), cancellationToken);

    /// <param name="change">Runs in the transaction. Returns false when there is nothing to change.</param>
    /// <returns>False when <paramref name="change"/> returns false or the hotspot no longer exists, and nothing is saved.</returns>
    public Task<bool> SaveAsync(int hotspotId, Func<Task<bool>> change, CancellationToken cancellationToken) =>
        SaveAsync([hotspotId], change, cancellationToken);

    /// <summary>Saves a change that concerns several hotspots.</summary>
    /// <inheritdoc cref="SaveAsync(int, Func{Task{bool}}, CancellationToken)"/>
    public async Task<bool> SaveAsync(SortedSet<int> hotspotIds, Func<Task<bool>> change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // In the order of their ids, to prevent deadlocks.
        foreach (var hotspotId in hotspotIds)
        {
            if (!await TryLockAsync(transaction, hotspotId, cancellationToken))
                return false;
        }

        if (!await change())
            return false;

        await db.SaveChangesAsync(cancellationToken);
        foreach (var hotspotId in hotspotIds)
        {
            await resyncs.EnqueueHotspotAsync(hotspotId, cancellationToken);
            db.EnqueueHotspotChange(hotspotId);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// Until the transaction ends, no switch of the hotspot is inserted (its foreign key needs the hotspot) or updated. Must be the first
    /// lock: transactions that hold accounts or tokens never wait for a switch.
    /// </summary>
    public static async Task<bool> TryLockAsync(IDbContextTransaction transaction, int hotspotId, CancellationToken cancellationToken)
    {
        await using var batch = transaction.NewBatch();
        batch.Add(ResyncSql.LockHotspot, hotspotId);
        batch.Add(ResyncSql.LockSwitches, hotspotId);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken);
    }
}
