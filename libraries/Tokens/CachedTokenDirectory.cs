using Microsoft.Extensions.Caching.Memory;

namespace Icaro.Tokens;

/// <summary>Caches valid tokens for <paramref name="lifetime"/>. A revocation on the bus removes a token at once.</summary>
internal sealed class CachedTokenDirectory(ITokenDirectory directory, TokenCache cache, TimeSpan lifetime) : ITokenDirectory
{
    public async ValueTask<TokenIdentity?> FindAsync(TokenHash hash, CancellationToken cancellationToken)
    {
        if (cache.Entries.TryGetValue(hash, out TokenIdentity? known))
            return known;

        var revocations = cache.Revocations;
        var identity = await directory.FindAsync(hash, cancellationToken);
        // A revocation that arrived during the read may concern this token: the result is not cached.
        if (identity is not null && revocations == cache.Revocations)
            cache.Entries.Set(hash, identity, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime, Size = 1 });
        return identity;
    }
}
