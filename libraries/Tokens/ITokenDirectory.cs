namespace Icaro.Tokens;

/// <summary>Knows every valid token by its SHA-256; the token itself is stored nowhere in clear.</summary>
public interface ITokenDirectory
{
    /// <returns>Null for a token that nobody issued, or that was revoked.</returns>
    ValueTask<TokenIdentity?> FindAsync(TokenHash hash, CancellationToken cancellationToken);
}
