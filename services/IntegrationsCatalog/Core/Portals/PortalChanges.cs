namespace Icaro.IntegrationsCatalog.Core.Portals;

/// <summary>The messages about changes of captive portals, added to the transaction of the change.</summary>
internal static class PortalChanges
{
    public static void EnqueueHotspotChange(this CatalogDbContext db, int hotspotId) => db.Outbox.AddRange(OfHotspots([hotspotId]));

    public static void EnqueueIntegrationChange(this CatalogDbContext db, int integrationId) =>
        db.Outbox.Add(Of(new() { IntegrationId = integrationId }));

    /// <summary>For transactions in plain SQL.</summary>
    public static IEnumerable<OutboxMessage> OfHotspots(IEnumerable<int> hotspotIds) =>
        hotspotIds.Distinct().Select(hotspotId => Of(new() { HotspotId = hotspotId }));

    private static OutboxMessage Of(PortalChanged change) => OutboxMessage.For(change, Guid.CreateVersion7());
}
