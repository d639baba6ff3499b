namespace Icaro.Tokens;

/// <summary>What authorization policies look at.</summary>
public static class TokenClaims
{
    public const string AccountType = "account_type";
    public const string TokenType = "token_type";
    public const string Acls = "acls";
}
