namespace Icaro.IntegrationsCatalog.Marketplace.ModuleApi;

/// <summary>Finds the api keys of connections and open registrations by their hashes.</summary>
internal sealed class ModuleKeys(CatalogDbContext db)
{
    /// <returns>Null for an unknown or expired key.</returns>
    public async Task<ModuleCaller?> FindAsync(string apiKey, CancellationToken cancellationToken)
    {
        var hash = TokenHash.Of(apiKey).Hex;
        // In this order, a registration that becomes a connection in between is found.
        return await FindRegistrationAsync(hash, cancellationToken) ?? await FindConnectionAsync(hash, cancellationToken);
    }

    private Task<ModuleCaller?> FindRegistrationAsync(string hash, CancellationToken cancellationToken) => db.Set<Registration>()
        .FromSql($"SELECT * FROM module_registrations WHERE api_key_hash = {hash} AND lease_until > now()")
        .Join(db.Modules, row => row.ModuleId, module => module.Id, (row, module) => new ModuleCaller(
            module.Id, module.Code, row.AccountId, null, row.Attempt, row.Scopes, hash))
        .SingleOrDefaultAsync(cancellationToken);

    private Task<ModuleCaller?> FindConnectionAsync(string hash, CancellationToken cancellationToken) => db.ModuleConnections
        .Where(row => row.ApiKeyHash == hash)
        .Join(db.Modules, row => row.ModuleId, module => module.Id, (row, module) => new ModuleCaller(
            module.Id, module.Code, row.AccountId, row.Id, null, row.Scopes, hash))
        .SingleOrDefaultAsync(cancellationToken);
}

/// <summary>The module and account of an api key. Endpoints with <see cref="ModuleRoutes.ForModules"/> take it as a parameter.</summary>
/// <param name="ConnectionId">Null during the registration.</param>
/// <param name="Attempt">The registration; null once it is connected.</param>
internal sealed record ModuleCaller(
    int ModuleId, string Code, int AccountId, int? ConnectionId, Guid? Attempt, IReadOnlyList<string> Scopes, string KeyHash)
{
    public static ValueTask<ModuleCaller?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<ModuleCaller>());
}
