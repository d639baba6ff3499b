using Icaro.Contracts;
using Icaro.ServiceDefaults.Outbox;

namespace Icaro.IntegrationsCatalog.Portals;

/// <summary>What a change owes to the captive portals. Added to the transaction of the change, like all that is owed.</summary>
internal static class PortalChanges
{
    public static void OweHotspotChange(this CatalogDbContext db, int hotspotId) =>
        Owe(db, new() { HotspotId = hotspotId });

    public static void OweIntegrationChange(this CatalogDbContext db, int integrationId) =>
        Owe(db, new() { IntegrationId = integrationId });

    private static void Owe(CatalogDbContext db, PortalChanged change) =>
        db.Outbox.Add(OutboxMessage.For(change, Guid.CreateVersion7()));
}
