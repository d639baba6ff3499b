using Icaro.Contracts;
using Icaro.ServiceDefaults.Outbox;

namespace Icaro.IntegrationsCatalog.Portals;

/// <summary>What a change owes to the captive portals. Added to the transaction of the change, like all that is owed.</summary>
internal static class PortalChanges
{
    public static void OweHotspotChange(this CatalogDbContext db, int hotspotId) =>
        Owe(db, new() { HotspotId = hotspotId }, $"portal/{hotspotId}");

    public static void OweIntegrationChange(this CatalogDbContext db, int integrationId) =>
        Owe(db, new() { IntegrationId = integrationId }, $"integration/{integrationId}");

    private static void Owe(CatalogDbContext db, PortalChanged change, string orderingKey) =>
        db.Outbox.Add(OutboxMessage.For(change, Guid.CreateVersion7(), orderingKey));
}
