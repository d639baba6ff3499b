using Microsoft.AspNetCore.Authorization;

namespace Icaro.Tokens;

/// <summary>Policies for <c>RequireAuthorization</c>.</summary>
public static class TokenPolicies
{
    /// <summary>Any token; a platform's token within its ACLs.</summary>
    public const string AnyToken = "any-token";

    /// <summary>An administrator who logged in.</summary>
    public const string Admin = "admin";

    /// <summary>Administrators and resellers; not customers and desks.</summary>
    public const string Managers = "managers";

    internal static void Configure(AuthorizationOptions options)
    {
        options.AddPolicy(AnyToken, policy => policy.RequireAuthenticatedUser().RequireAssertion(MayUseRoute));
        options.AddPolicy(Managers, policy => policy
            .RequireClaim(TokenClaims.AccountType, "admin", "reseller")
            .RequireAssertion(MayUseRoute));
        options.AddPolicy(Admin, policy => policy
            .RequireClaim(TokenClaims.AccountType, "admin")
            .RequireClaim(TokenClaims.TokenType, "login"));
        options.DefaultPolicy = options.GetPolicy(AnyToken)!;
    }

    /// <summary>
    /// Logins and <c>full</c> tokens may use every route, <c>read</c> and <c>write</c> tokens those that are open to platforms.
    /// </summary>
    private static bool MayUseRoute(AuthorizationHandlerContext context)
    {
        if (context.User.HasClaim(TokenClaims.TokenType, "login") || context.User.HasClaim(TokenClaims.Acls, "full"))
            return true;
        if (context.Resource is not HttpContext http || http.GetEndpoint()?.Metadata.GetMetadata<PlatformRoutes.Mark>() is null)
            return false;

        var method = http.Request.Method;
        return context.User.HasClaim(TokenClaims.Acls, "read")
            ? HttpMethods.IsGet(method)
            : context.User.HasClaim(TokenClaims.Acls, "write")
                && (HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsPut(method));
    }
}
