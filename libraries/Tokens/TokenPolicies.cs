using Microsoft.AspNetCore.Authorization;

namespace Icaro.Tokens;

/// <summary>Policies for <c>RequireAuthorization</c>.</summary>
public static class TokenPolicies
{
    /// <summary>Any token; a platform's within its ACLs, an admin's within its role.</summary>
    public const string AnyToken = "any-token";

    /// <summary>Whoever logged in; no platform.</summary>
    public const string Person = "person";

    /// <summary>An admin who logged in, with the role that the route needs.</summary>
    public const string Admin = "admin";

    /// <summary>Admins, with the role that the route needs, and resellers; not customers and desks.</summary>
    public const string Managers = "managers";

    internal static void Configure(AuthorizationOptions options)
    {
        options.AddPolicy(AnyToken, policy => policy.RequireAuthenticatedUser().RequireAssertion(MayUseRoute).RequireAssertion(HasRole));
        options.AddPolicy(Person, policy => policy.RequireClaim(TokenClaims.TokenType, "login").RequireAssertion(HasRole));
        options.AddPolicy(Managers, policy => policy
            .RequireClaim(TokenClaims.AccountType, "admin", "reseller")
            .RequireAssertion(MayUseRoute)
            .RequireAssertion(HasRole));
        options.AddPolicy(Admin, policy => policy
            .RequireClaim(TokenClaims.AccountType, "admin")
            .RequireClaim(TokenClaims.TokenType, "login")
            .RequireAssertion(HasRole));
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

    private static bool HasRole(AuthorizationHandlerContext context) =>
        !context.User.HasClaim(TokenClaims.AccountType, "admin")
        || (context.Resource is HttpContext http
            && OperatorRoles.Includes(context.User.FindFirst(TokenClaims.OperatorRole)?.Value, OperatorRoutes.RoleOf(http)));
}
