namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>
/// Saves changes of what platforms and portals know of a hotspot: itself, its accounts, its units. The change and what each of
/// them is owed for it are one transaction, and no toggle of the hotspot comes in between.
/// </summary>
internal sealed class HotspotChanges(CatalogDbContext db, PendingResyncs owed)
{
    /// <summary>Saves what the context tracks.</summary>
    /// <returns>False when there is no such hotspot any more; nothing is saved then.</returns>
    public Task<bool> SaveAsync(int hotspotId, CancellationToken cancellationToken) =>
        SaveAsync(hotspotId, static () => Task.FromResult(true), cancellationToken);

    /// <summary>Saves what <paramref name="change"/> does within the transaction, and what the context tracks.</summary>
    /// <param name="change">Answers false when there is nothing to change after all.</param>
    /// <returns>False when nothing is saved: <paramref name="change"/> said so, or there is no such hotspot any more.</returns>
    public async Task<bool> SaveAsync(int hotspotId, Func<Task<bool>> change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await TryLockAsync(transaction, hotspotId, cancellationToken) || !await change())
            return false;

        await db.SaveChangesAsync(cancellationToken);
        await owed.EnqueueHotspotAsync(hotspotId, cancellationToken);
        db.EnqueueHotspotChange(hotspotId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// Until the transaction ends, no switch of the hotspot is made (its foreign key waits for the hotspot) or moved (it is
    /// locked itself). Always first, so that whoever holds accounts or tokens never waits for a switch.
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
