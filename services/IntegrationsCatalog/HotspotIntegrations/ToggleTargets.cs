using Icaro.IntegrationsCatalog.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Icaro.IntegrationsCatalog.HotspotIntegrations;

/// <summary>Finds <see cref="ToggleTarget"/>s. The query is compiled per application: it belongs to the model, and the model to the key ring.</summary>
internal sealed class ToggleTargets
{
    private readonly Func<CatalogDbContext, int, int, CancellationToken, Task<ToggleTarget?>> _find =
        EF.CompileAsyncQuery((CatalogDbContext db, int hotspotId, int integrationId, CancellationToken _) =>
            db.Hotspots.AsNoTracking().Where(hotspot => hotspot.Id == hotspotId).Select(hotspot => new ToggleTarget(
                hotspot,
                db.Integrations.Any(integration => integration.Id == integrationId),
                db.AccountIntegrations.Any(grant => grant.AccountId == hotspot.AccountId && grant.IntegrationId == integrationId),
                db.Accounts.Where(account => account.HotspotId == hotspotId && account.Type == AccountTypes.Customer)
                    .Min(account => (int?)account.Id))).SingleOrDefault());

    /// <returns>Null when there is no such hotspot.</returns>
    public Task<ToggleTarget?> FindAsync(CatalogDbContext db, int hotspotId, int integrationId, CancellationToken cancellationToken) =>
        _find(db, hotspotId, integrationId, cancellationToken);
}
