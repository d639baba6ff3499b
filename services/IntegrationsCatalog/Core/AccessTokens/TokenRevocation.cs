namespace Icaro.IntegrationsCatalog.Core.AccessTokens;

/// <summary>Ends tokens with the transaction that the context has open, and tells the other services; after its commit, this one.</summary>
internal sealed class TokenRevocation(CatalogDbContext db, TokenCache cache)
{
    private readonly List<string> _revoked = [];

    public async Task RevokeAsync(IQueryable<AccessToken> tokens, CancellationToken cancellationToken)
    {
        var rows = await tokens.ToListAsync(cancellationToken);
        db.AccessTokens.RemoveRange(rows);
        List<string> hashes = [.. rows.Select(row => row.TokenHash)];
        db.EnqueueRevocation(hashes);
        _revoked.AddRange(hashes);
    }

    /// <summary>Call it when the transaction is committed.</summary>
    public void ForgetRevoked() => cache.Forget(_revoked.Select(hash => new TokenHash(hash)));
}
