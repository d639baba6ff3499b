using Microsoft.AspNetCore.Authorization;

namespace Icaro.Tokens;

/// <summary>Policies for <c>RequireAuthorization</c>.</summary>
public static class TokenPolicies
{
    /// <summary>Any token; a platform's within its ACLs, an admin's within its role.</summary>
    public const string AnyToken = "any-token";

    /// <summary>Whoever logged in; no platform.</summary>
    public const string Person = "person";

    /// <summary>An admin who logged in, with the role that the route needs; a link where the route is open to it.</summary>
    public const string Admin = "admin";

    /// <summary>
    /// Admins, with the role that the route needs, and resellers; not customers and desks; a link where the route is open to it.
    /// </summary>
    public const string Managers = "managers";

    /// <summary>Whoever has a link, and nobody else.</summary>
    public const string Link = "link";

    internal static void Configure(AuthorizationOptions options)
    {
        options.AddPolicy(AnyToken, policy => policy.RequireAuthenticatedUser().RequireAssertion(MayUseRoute).RequireAssertion(HasRole));
        options.AddPolicy(Person, policy => policy.RequireClaim(TokenClaims.TokenType, "login").RequireAssertion(HasRole));
        options.AddPolicy(Managers, policy => policy.RequireAssertion(context => IsManager(context) || LinkRoutes.MayUse(context)));
        options.AddPolicy(Admin, policy => policy.RequireAssertion(context => IsAdmin(context) || LinkRoutes.MayUse(context)));
        options.AddPolicy(Link, policy => policy.RequireAssertion(LinkRoutes.MayUse));
        options.DefaultPolicy = options.GetPolicy(AnyToken)!;
    }

    private static bool IsManager(AuthorizationHandlerContext context) =>
        (context.User.HasClaim(TokenClaims.AccountType, "admin") || context.User.HasClaim(TokenClaims.AccountType, "reseller"))
        && MayUseRoute(context)
        && HasRole(context);

    private static bool IsAdmin(AuthorizationHandlerContext context) =>
        context.User.HasClaim(TokenClaims.AccountType, "admin")
        && context.User.HasClaim(TokenClaims.TokenType, "login")
        && HasRole(context);

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
