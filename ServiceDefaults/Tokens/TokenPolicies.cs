using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Icaro.ServiceDefaults.Tokens;

/// <summary>The rules that routes name with <c>RequireAuthorization</c>.</summary>
public static class TokenPolicies
{
    /// <summary>Any token; one of a platform only as far as its acls go.</summary>
    public const string AnyToken = "any-token";

    /// <summary>An administrator who logged in.</summary>
    public const string Admin = "admin";

    internal static void Configure(AuthorizationOptions options)
    {
        options.AddPolicy(AnyToken, policy => policy.RequireAuthenticatedUser().RequireAssertion(MayUseMethod));
        options.AddPolicy(Admin, policy => policy.RequireClaim(TokenClaims.AccountType, "admin").RequireClaim(TokenClaims.TokenType, "login"));
        options.DefaultPolicy = options.GetPolicy(AnyToken)!;
    }

    private static bool MayUseMethod(AuthorizationHandlerContext context)
    {
        if (context.User.HasClaim(TokenClaims.TokenType, "login") || context.User.HasClaim(TokenClaims.Acls, "full"))
            return true;

        var isGet = context.Resource is HttpContext http && HttpMethods.IsGet(http.Request.Method);
        return context.User.HasClaim(TokenClaims.Acls, isGet ? "read" : "write");
    }
}
