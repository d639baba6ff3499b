namespace Icaro.Gateway.Forwarding;

/// <summary>A service and its paths, each with all paths below it, besides its OpenAPI document.</summary>
/// <param name="Service">The name of the service in the AppHost.</param>
/// <param name="Paths">Absolute, without a trailing slash; templates, of which the most specific one counts.</param>
internal sealed record ServiceRoutes(string Service, params IReadOnlyList<string> Paths)
{
    /// <summary>
    /// All public paths. A service without an address has no routes. Paths that are not listed are not public, above all
    /// <c>/internal</c>, by which the services call each other.
    /// </summary>
    public static readonly IReadOnlyList<ServiceRoutes> All =
    [
        new("integrations-catalog", "/api", "/v1", "/marketplace"),
        new(
            "webhook-dispatch",
            "/deliveries", "/replays", "/endpoints", "/outbox", "/metrics", "/notifications", "/sealing", "/api/integrations/{id}/test"),
        new("wings-redirect", "/wings", "/wax/preferences", "/wax/privacy"),
        new("loginapi-crypto", "/loginapi"),
        new("console", "/console"),
    ];

    /// <summary>Bytes. Partners send a thousand data points at once.</summary>
    private const long MaxPartnerBody = 4 * 1024 * 1024;

    /// <summary>
    /// The paths of <c>/api</c> that the catalog serves beside an existing Icaro, which serves the others: users, their sessions,
    /// vouchers and text messages, and the preferences of captive portals.
    /// </summary>
    private static readonly IReadOnlyList<string> CatalogBesideIcaro =
    [
        "/api/login", "/api/logins", "/api/logout", "/api/accounts", "/api/hotspots", "/api/units", "/api/integrations",
        "/api/account_integrations", "/api/hotspot_integrations", "/api/subscription_plans", "/api/stats/accounts", "/api/stats/hotspots",
        "/api/stats/units",
        // The API for modules.
        "/api/v3", "/api/v4", "/api/v5", "/api/api-versions", "/api/credentials", "/api/system-info",
    ];

    /// <returns>Null for the default limit.</returns>
    public static long? MaxBodyOf(string path) => path is "/v1" ? MaxPartnerBody : null;

    /// <summary>The paths of the services when an existing Icaro serves the others.</summary>
    public static IEnumerable<ServiceRoutes> Beside(UpstreamOptions upstream) => upstream.Api is null
        ? All
        : All.Select(routes => routes with { Paths = [.. routes.Paths.SelectMany(path => path is "/api" ? CatalogBesideIcaro : [path])] });
}
