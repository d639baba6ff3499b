namespace Icaro.IntegrationsCatalog.Core.Portals;

/// <summary>What a change owes to the captive portals. Added to the transaction of the change, like all that is owed.</summary>
internal static class PortalChanges
{
    public static void EnqueueHotspotChange(this CatalogDbContext db, int hotspotId) => db.Outbox.AddRange(OfHotspots([hotspotId]));

    public static void EnqueueIntegrationChange(this CatalogDbContext db, int integrationId) =>
        db.Outbox.Add(Of(new() { IntegrationId = integrationId }));

    /// <summary>For what is booked in plain SQL.</summary>
    public static IEnumerable<OutboxMessage> OfHotspots(IEnumerable<int> hotspotIds) =>
        hotspotIds.Distinct().Select(hotspotId => Of(new() { HotspotId = hotspotId }));

    private static OutboxMessage Of(PortalChanged change) => OutboxMessage.For(change, Guid.CreateVersion7());
}
