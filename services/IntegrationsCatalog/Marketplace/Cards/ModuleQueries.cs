namespace Icaro.IntegrationsCatalog.Marketplace.Cards;

internal static class ModuleQueries
{
    /// <summary>Published modules, one's own, and those that one is connected to, whatever has become of them.</summary>
    public static IQueryable<Module> VisibleTo(this CatalogDbContext db, int accountId) => db.Modules.Where(module =>
        module.Published
        || module.PartnerId == accountId
        || db.ModuleConnections.Any(connection => connection.ModuleId == module.Id && connection.AccountId == accountId));

    public static Task<Module?> FindModuleAsync(this CatalogDbContext db, string code, int accountId, CancellationToken cancellationToken) =>
        db.VisibleTo(accountId).AsNoTracking().SingleOrDefaultAsync(module => module.Code == code, cancellationToken);

    public static Task<Module?> FindOwnModuleAsync(this CatalogDbContext db, string code, int partnerId, CancellationToken cancellationToken) =>
        db.Modules.SingleOrDefaultAsync(module => module.Code == code && module.PartnerId == partnerId, cancellationToken);
}
