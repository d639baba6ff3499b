using Icaro.IntegrationsCatalog.Accounts;
using Icaro.IntegrationsCatalog.Hotspots;
using Microsoft.EntityFrameworkCore;

namespace Icaro.IntegrationsCatalog.HotspotIntegrations;

/// <summary>What decides whether a toggle is allowed.</summary>
/// <param name="CustomerId">The hotspot's first customer, in whose name the platform will read.</param>
internal sealed record ToggleTarget(Hotspot Hotspot, bool IntegrationExists, bool IsGranted, int? CustomerId)
{
    private static readonly Func<CatalogDbContext, int, int, CancellationToken, Task<ToggleTarget?>> Query =
        EF.CompileAsyncQuery((CatalogDbContext db, int hotspotId, int integrationId, CancellationToken _) =>
            db.Hotspots.AsNoTracking().Where(hotspot => hotspot.Id == hotspotId).Select(hotspot => new ToggleTarget(
                hotspot,
                db.Integrations.Any(integration => integration.Id == integrationId),
                db.AccountIntegrations.Any(grant => grant.AccountId == hotspot.AccountId && grant.IntegrationId == integrationId),
                db.Accounts.Where(account => account.HotspotId == hotspotId && account.Type == AccountTypes.Customer)
                    .Min(account => (int?)account.Id))).SingleOrDefault());

    /// <returns>Null when there is no such hotspot.</returns>
    public static Task<ToggleTarget?> FindAsync(CatalogDbContext db, int hotspotId, int integrationId, CancellationToken cancellationToken) =>
        Query(db, hotspotId, integrationId, cancellationToken);
}
