namespace Icaro.IntegrationsCatalog.Core.AccessTokens;

/// <summary>
/// Revokes tokens in the open transaction of the context. The other services are notified through the outbox, this process by
/// <see cref="ForgetRevoked"/> after the commit.
/// </summary>
internal sealed class TokenRevocation(CatalogDbContext db, TokenCache cache)
{
    private readonly List<string> _revoked = [];

    public async Task RevokeAsync(IQueryable<AccessToken> tokens, CancellationToken cancellationToken)
    {
        var rows = await tokens.ToListAsync(cancellationToken);
        db.AccessTokens.RemoveRange(rows);
        Announce([.. rows.Select(row => row.TokenHash)]);
    }

    /// <returns>How many there were.</returns>
    public async Task<int> RevokeAsync(IQueryable<IntegrationLink> links, CancellationToken cancellationToken)
    {
        var rows = await links.ToListAsync(cancellationToken);
        db.IntegrationLinks.RemoveRange(rows);
        Announce([.. rows.Select(row => row.TokenHash)]);
        return rows.Count;
    }

    /// <summary>Revokes all tokens of the accounts, and the links that they have handed out.</summary>
    public async Task RevokeAllOfAsync(int[] accountIds, CancellationToken cancellationToken)
    {
        await RevokeAsync(db.AccessTokens.Where(token => accountIds.Contains(token.AccountId)), cancellationToken);
        await RevokeAsync(db.IntegrationLinks.Where(link => accountIds.Contains(link.AccountId)), cancellationToken);
    }

    public void ForgetRevoked() => cache.Forget(_revoked.Select(hash => new TokenHash(hash)));

    private void Announce(List<string> hashes)
    {
        db.EnqueueRevocation(hashes);
        _revoked.AddRange(hashes);
    }
}

internal static class RevocationMessages
{
    /// <summary>Keeps a message below about 64 KiB.</summary>
    private const int MaxHashes = 1000;

    public static IEnumerable<OutboxMessage> Of(IReadOnlyList<string> tokenHashes) =>
        tokenHashes.Chunk(MaxHashes).Select(hashes => OutboxMessage.For(new TokensRevoked { TokenHashes = hashes }, Guid.CreateVersion7()));

    public static void EnqueueRevocation(this CatalogDbContext db, IReadOnlyList<string> tokenHashes) =>
        db.Outbox.AddRange(Of(tokenHashes));
}
