using Microsoft.EntityFrameworkCore;

namespace Icaro.IntegrationsCatalog.HotspotIntegrations.Resync;

/// <summary>Saves changes of an integration, and with them the duty to synchronize every hotspot for which it is on: in the caller's transaction.</summary>
internal sealed class IntegrationChanges(CatalogDbContext db)
{
    public async Task SaveAsync(int integrationId, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        // A resync that is under way starts again: what it sent so far knew the integration as it was.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO integration_resyncs (integration_id, after_hotspot_id) VALUES ({integrationId}, 0)
            ON CONFLICT (integration_id) DO UPDATE SET after_hotspot_id = 0
            """,
            cancellationToken);
    }
}
