using Icaro.ServiceDefaults.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Icaro.IntegrationsCatalog.AccessTokens;

/// <summary>The directory itself, for this service and, over <c>/internal/tokens</c>, for the others.</summary>
internal sealed class DatabaseTokenDirectory(IServiceScopeFactory scopes) : ITokenDirectory
{
    // Compiled once per application, since it belongs to the model, and the model to the key ring.
    private readonly Func<CatalogDbContext, string, CancellationToken, Task<TokenIdentity?>> _find =
        EF.CompileAsyncQuery((CatalogDbContext db, string hash, CancellationToken _) =>
            db.AccessTokens
                .Where(token => token.TokenHash == hash)
                .Join(db.Accounts, token => token.AccountId, account => account.Id, (token, account) => new TokenIdentity
                {
                    AccountId = account.Id,
                    AccountType = account.Type,
                    CreatorId = account.CreatorId,
                    HotspotId = account.HotspotId,
                    TokenType = token.Type,
                    Acls = token.Acls,
                    Expires = token.Expires,
                })
                .FirstOrDefault());

    public async ValueTask<TokenIdentity?> FindAsync(TokenHash hash, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await _find(scope.ServiceProvider.GetRequiredService<CatalogDbContext>(), hash.Hex, cancellationToken);
    }
}
