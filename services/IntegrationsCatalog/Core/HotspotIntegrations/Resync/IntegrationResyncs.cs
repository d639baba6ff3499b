namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations.Resync;

/// <summary>The duty to synchronize every hotspot for which an integration is on, since its webhooks go elsewhere now.</summary>
internal sealed class IntegrationResyncs(CatalogDbContext db)
{
    /// <summary>In the caller's transaction. A resync that is under way starts again: what it sent so far went to where they went before.</summary>
    public Task EnqueueAsync(int integrationId, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO integration_resyncs (integration_id, after_hotspot_id) VALUES ({integrationId}, 0)
        ON CONFLICT (integration_id) DO UPDATE SET after_hotspot_id = 0
        """,
        cancellationToken);
}
