namespace Icaro.IntegrationsCatalog.Core.Hotspots;

internal static class HotspotCreation
{
    /// <summary>Creates a hotspot, of which captive portals hear.</summary>
    /// <returns>False when another one has its uuid.</returns>
    public static async Task<bool> TryCreateAsync(this CatalogDbContext db, Hotspot hotspot, CancellationToken cancellationToken)
    {
        db.Hotspots.Add(hotspot);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException refusal) when (refusal.IsUniqueViolation())
        {
            return false;
        }

        // Its id is known from here on.
        db.EnqueueHotspotChange(hotspot.Id);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
