namespace Icaro.Tokens;

/// <summary>Finds valid tokens by their SHA-256. The token itself is stored nowhere in clear.</summary>
public interface ITokenDirectory
{
    /// <returns>Null for a token that was never issued, or was revoked.</returns>
    ValueTask<TokenIdentity?> FindAsync(TokenHash hash, CancellationToken cancellationToken);
}
