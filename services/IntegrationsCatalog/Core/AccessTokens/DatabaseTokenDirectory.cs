namespace Icaro.IntegrationsCatalog.Core.AccessTokens;

/// <summary>The token directory of this service and, by <c>/internal/tokens</c>, of the other services.</summary>
internal sealed class DatabaseTokenDirectory(IServiceScopeFactory scopes, TimeProvider time) : ITokenDirectory
{
    // Compiled once per application: the query belongs to the model, which depends on the key ring.
    private readonly Func<CatalogDbContext, string, CancellationToken, Task<TokenIdentity?>> _find =
        EF.CompileAsyncQuery((CatalogDbContext db, string hash, CancellationToken _) =>
            db.AccessTokens
                .Where(token => token.TokenHash == hash)
                .Join(db.Accounts, token => token.AccountId, account => account.Id, (token, account) => new TokenIdentity
                {
                    AccountId = account.Id,
                    AccountType = account.Type,
                    OperatorRole = account.OperatorRole,
                    CreatorId = account.CreatorId,
                    HotspotId = account.HotspotId,
                    TokenType = token.Type,
                    Acls = token.Acls,
                    Expires = token.Expires,
                })
                .FirstOrDefault());

    /// <summary>The link of a reseller that may no longer use the integration opens nothing.</summary>
    private readonly Func<CatalogDbContext, string, CancellationToken, Task<TokenIdentity?>> _findLink =
        EF.CompileAsyncQuery((CatalogDbContext db, string hash, CancellationToken _) =>
            db.IntegrationLinks
                .Where(link => link.TokenHash == hash)
                .Join(db.Accounts, link => link.AccountId, account => account.Id, (link, account) => new { link, account })
                .Where(one => one.account.Type == AccountTypes.Admin || db.AccountIntegrations.Any(
                    grant => grant.AccountId == one.account.Id && grant.IntegrationId == one.link.IntegrationId))
                .Select(one => new TokenIdentity
                {
                    AccountId = one.account.Id,
                    AccountType = "platform",
                    OperatorRole = one.account.Type == AccountTypes.Admin ? one.account.OperatorRole ?? OperatorRoles.Administer : null,
                    CreatorId = one.account.CreatorId,
                    TokenType = TokenTypes.Link,
                    Acls = "none",
                    Expires = one.link.Expires,
                    IntegrationId = one.link.IntegrationId,
                    ResellerId = one.account.Type == AccountTypes.Admin ? null : one.account.Id,
                })
                .FirstOrDefault());

    public async ValueTask<TokenIdentity?> FindAsync(TokenHash hash, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        if (await _find(db, hash.Hex, cancellationToken) is not { } identity)
            return await _findLink(db, hash.Hex, cancellationToken);
        if (LoginTokenLifetime.Extended(identity.Expires, time.GetUtcNow()) is not { } expires || identity.IsApiToken)
            return identity;

        await db.AccessTokens
            .Where(token => token.TokenHash == hash.Hex)
            .ExecuteUpdateAsync(token => token.SetProperty(row => row.Expires, expires), cancellationToken);
        return identity with { Expires = expires };
    }
}

internal static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/tokens/{sha256}", FindAsync);

    private static async Task<IResult> FindAsync(string sha256, DatabaseTokenDirectory directory, CancellationToken cancellationToken) =>
        await directory.FindAsync(new TokenHash(sha256), cancellationToken) is { } identity
            ? TypedResults.Json(identity, TokenJson.Default.TokenIdentity)
            : TypedResults.NotFound();
}
