namespace Icaro.Gateway.Forwarding;

/// <summary>A service and the paths that are its own, each with all that is below it.</summary>
/// <param name="Service">The name under which the AppHost gives its addresses.</param>
/// <param name="Paths">Absolute, without a slash at the end.</param>
internal sealed record ServiceRoutes(string Service, params IReadOnlyList<string> Paths)
{
    /// <summary>
    /// What can be reached from outside. A service without an address has no routes, and what is not listed does not
    /// exist: above all <c>/internal</c>, where the services talk among themselves.
    /// </summary>
    public static readonly IReadOnlyList<ServiceRoutes> All =
    [
        new("integrations-catalog", "/api", "/v1", "/marketplace", "/openapi"),
        new("webhook-dispatch", "/deliveries", "/replays", "/endpoints"),
        new("wings-redirect", "/wings", "/wax/preferences", "/wax/privacy"),
        new("loginapi-crypto", "/loginapi"),
    ];

    /// <summary>Bytes: partners bring in a thousand data points at once.</summary>
    private const long MaxPartnerBody = 4 * 1024 * 1024;

    /// <summary>
    /// What the catalog answers of <c>/api</c> beside an existing Icaro. All else is the other's: who surfs, their sessions, vouchers
    /// and text messages, and the preferences of captive portals.
    /// </summary>
    private static readonly IReadOnlyList<string> CatalogBesideIcaro =
    [
        "/api/login", "/api/logout", "/api/accounts", "/api/hotspots", "/api/units", "/api/integrations", "/api/account_integrations",
        "/api/hotspot_integrations", "/api/subscription_plans", "/api/stats/accounts", "/api/stats/hotspots", "/api/stats/units",
        "/api/docs",
    ];

    /// <returns>Null where the usual limit holds.</returns>
    public static long? MaxBodyOf(string path) => path is "/v1" ? MaxPartnerBody : null;

    /// <summary>Who has which paths when an existing Icaro has the rest.</summary>
    public static IEnumerable<ServiceRoutes> Beside(UpstreamOptions upstream) => upstream.Api is null
        ? All
        : All.Select(routes => routes with { Paths = [.. routes.Paths.SelectMany(path => path is "/api" ? CatalogBesideIcaro : [path])] });
}
