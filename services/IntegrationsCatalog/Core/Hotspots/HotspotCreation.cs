namespace Icaro.IntegrationsCatalog.Core.Hotspots;

/// <summary>Creates hotspots with the default settings, and notifies the captive portals.</summary>
internal sealed class HotspotCreation(CatalogDbContext db, IOptions<NewHotspotOptions> options)
{
    /// <returns>False when another hotspot has its uuid.</returns>
    public async Task<bool> TryCreateAsync(Hotspot hotspot, CancellationToken cancellationToken)
    {
        db.Hotspots.Add(hotspot);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
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
