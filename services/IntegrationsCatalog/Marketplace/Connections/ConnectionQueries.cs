namespace Icaro.IntegrationsCatalog.Marketplace.Connections;

internal static class ConnectionQueries
{
    public static Task<ModuleConnection?> FindConnectionAsync(
        this CatalogDbContext db, int moduleId, int accountId, CancellationToken cancellationToken) =>
        db.ModuleConnections.AsNoTracking()
            .SingleOrDefaultAsync(row => row.ModuleId == moduleId && row.AccountId == accountId, cancellationToken);

    /// <summary>Whoever else wants to change the connection waits until the transaction ends.</summary>
    /// <returns>Null when it is no more.</returns>
    public static Task<ModuleConnection?> HoldConnectionAsync(this CatalogDbContext db, int connectionId, CancellationToken cancellationToken) =>
        db.ModuleConnections
            .FromSql($"SELECT * FROM module_connections WHERE id = {connectionId} FOR UPDATE")
            .SingleOrDefaultAsync(cancellationToken);
}
