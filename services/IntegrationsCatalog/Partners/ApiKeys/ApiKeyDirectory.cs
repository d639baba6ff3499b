namespace Icaro.IntegrationsCatalog.Partners.ApiKeys;

/// <summary>Asked with every request, so that a revoked key is worth nothing from that moment on, at every replica.</summary>
internal sealed class ApiKeyDirectory(IServiceScopeFactory scopes)
{
    // Compiled once per application, since it belongs to the model, and the model to the key ring.
    private readonly Func<CatalogDbContext, string, CancellationToken, Task<ApiKeyIdentity?>> _find =
        EF.CompileAsyncQuery((CatalogDbContext db, string hash, CancellationToken _) =>
            db.ApiKeys
                .Where(key => key.KeyHash == hash)
                .Join(
                    db.Accounts,
                    key => key.AccountId,
                    account => account.Id,
                    (key, account) => new ApiKeyIdentity(key.Id, account.Id, account.Uuid, key.LastUsed))
                .FirstOrDefault());

    public async Task<ApiKeyIdentity?> FindAsync(TokenHash hash, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await _find(scope.ServiceProvider.GetRequiredService<CatalogDbContext>(), hash.Hex, cancellationToken);
    }
}
