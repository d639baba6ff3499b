using Microsoft.AspNetCore.Builder;

namespace Icaro.Tokens;

/// <summary>What an admin may do. Each role includes those before it.</summary>
public static class OperatorRoles
{
    /// <summary>Every GET.</summary>
    public const string Read = "read";

    /// <summary>What keeps deliveries going, such as toggles and replays.</summary>
    public const string Operate = "operate";

    /// <summary>Everything.</summary>
    public const string Administer = "administer";

    private static readonly string?[] Ascending = [Read, Operate, Administer];

    public static bool IsKnown(string? role) => Ascending.Contains(role);

    /// <summary>A role that this release does not know includes none.</summary>
    internal static bool Includes(string? role, string needed) => Level(role) >= Level(needed);

    private static int Level(string? role) => Array.IndexOf(Ascending, role);
}

/// <summary>
/// Marks what role an admin needs for a route that changes something; without a mark <see cref="OperatorRoles.Administer"/>. Other
/// accounts need none.
/// </summary>
public static class OperatorRoutes
{
    public static TBuilder AdminsNeed<TBuilder>(this TBuilder routes, string role)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new Mark(role));

    /// <returns>What an admin needs for the request.</returns>
    internal static string RoleOf(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            ? OperatorRoles.Read
            : context.GetEndpoint()?.Metadata.GetMetadata<Mark>()?.Role ?? OperatorRoles.Administer;

    private sealed record Mark(string Role);
}
