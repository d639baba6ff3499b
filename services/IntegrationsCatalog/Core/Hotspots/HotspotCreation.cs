namespace Icaro.IntegrationsCatalog.Core.Hotspots;

/// <summary>Creates hotspots with the default settings, and notifies the captive portals.</summary>
internal sealed class HotspotCreation(CatalogDbContext db, QuotaGuard quotas, IOptions<NewHotspotOptions> options)
{
    /// <returns>False when another hotspot has its uuid.</returns>
    /// <exception cref="QuotaExceededException">The account has as many hotspots as it may have.</exception>
    public async Task<bool> TryCreateAsync(Hotspot hotspot, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await quotas.RequireRoomAsync(CoreQuotas.Hotspots, hotspot.AccountId, cancellationToken);
        db.Hotspots.Add(hotspot);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return false;
        }

        await db.TrySetPreferencesAsync(hotspot.Id, options.Value.All, cancellationToken);
        db.EnqueueHotspotChange(hotspot.Id);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
