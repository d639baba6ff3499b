using System.Security.Claims;

namespace Icaro.Tokens;

public static class TokenTicket
{
    /// <summary>What the policies look at, whatever way the token was shown.</summary>
    public static AuthenticationTicket ToTicket(this TokenIdentity identity, string scheme) =>
        new(new ClaimsPrincipal(new ClaimsIdentity(
            [
                new(TokenClaims.AccountType, identity.AccountType),
                new(TokenClaims.TokenType, identity.TokenType),
                new(TokenClaims.Acls, identity.Acls),
            ],
            scheme)), scheme);
}
