using Microsoft.AspNetCore.Authorization;

namespace Icaro.Tokens;

/// <summary>The rules that routes name with <c>RequireAuthorization</c>.</summary>
public static class TokenPolicies
{
    /// <summary>Any token; one of a platform only as far as its acls go.</summary>
    public const string AnyToken = "any-token";

    /// <summary>An administrator who logged in.</summary>
    public const string Admin = "admin";

    /// <summary>Admins and resellers, who run hotspots; not the customers and desks that belong to one.</summary>
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

    /// <summary>People and <c>full</c> tokens may use every route, <c>read</c> and <c>write</c> those that are open to platforms.</summary>
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
