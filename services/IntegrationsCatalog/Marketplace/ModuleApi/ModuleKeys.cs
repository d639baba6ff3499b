namespace Icaro.IntegrationsCatalog.Marketplace.ModuleApi;

/// <summary>Knows the api keys of modules by their hashes: those of connections, and those of registrations that are open.</summary>
internal sealed class ModuleKeys(CatalogDbContext db)
{
    /// <returns>Null for a key that nobody was given, or that is over.</returns>
    public async Task<ModuleCaller?> FindAsync(string apiKey, CancellationToken cancellationToken)
    {
        var hash = TokenHash.Of(apiKey).Hex;
        // The registrations first: one that becomes a connection in between is found there.
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

/// <summary>Whose api key it is. Endpoints that <see cref="ModuleRoutes"/> marks take it as a parameter.</summary>
/// <param name="Code">Of the module.</param>
/// <param name="ConnectionId">Null as long as the module registers.</param>
/// <param name="Attempt">The registration; null once it is connected.</param>
internal sealed record ModuleCaller(
    int ModuleId, string Code, int AccountId, int? ConnectionId, Guid? Attempt, IReadOnlyList<string> Scopes, string KeyHash)
{
    public static ValueTask<ModuleCaller?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<ModuleCaller>());
}
