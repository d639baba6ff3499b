using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace Icaro.Tokens;

/// <summary>
/// Marks the routes that accept links; all others refuse them. A link can do no more than the account that handed it out: that of an
/// admin needs the role that the route needs of the admin. The route restricts it to its integration.
/// </summary>
public static class LinkRoutes
{
    /// <param name="routes">The routes.</param>
    /// <param name="ofResellers">Whether they also accept the links of resellers.</param>
    public static TBuilder OpenToLinks<TBuilder>(this TBuilder routes, bool ofResellers = false)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new Mark(ofResellers));

    /// <returns>Whether the caller has a link that the route accepts.</returns>
    internal static bool MayUse(AuthorizationHandlerContext context) =>
        context.User.HasClaim(TokenClaims.TokenType, TokenIdentity.LinkType)
        && context.Resource is HttpContext http
        && http.GetEndpoint()?.Metadata.GetMetadata<Mark>() is { } mark
        && (context.User.FindFirst(TokenClaims.OperatorRole)?.Value is { } role
            ? OperatorRoles.Includes(role, OperatorRoutes.RoleOf(http))
            : mark.OfResellers);

    private sealed record Mark(bool OfResellers);
}
