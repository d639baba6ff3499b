using System.Security.Claims;

namespace Icaro.Tokens;

public static class TokenTicket
{
    /// <summary>Makes a ticket with the claims that policies check.</summary>
    public static AuthenticationTicket ToTicket(this TokenIdentity identity, string scheme) =>
        new(new ClaimsPrincipal(new ClaimsIdentity(
            [
                new(TokenClaims.AccountType, identity.AccountType),
                new(TokenClaims.TokenType, identity.TokenType),
                new(TokenClaims.Acls, identity.Acls),
                .. RoleOf(identity) is { } role ? [new(TokenClaims.OperatorRole, role)] : (Claim[])[],
            ],
            scheme)), scheme);

    private static string? RoleOf(TokenIdentity identity) =>
        identity.OperatorRole ?? (identity.IsAdmin ? OperatorRoles.Administer : null);
}

/// <summary>The claims that authorization policies check.</summary>
public static class TokenClaims
{
    public const string AccountType = "account_type";
    public const string TokenType = "token_type";
    public const string Acls = "acls";

    /// <summary>Of admins, and of the links that they handed out.</summary>
    public const string OperatorRole = "operator_role";
}
