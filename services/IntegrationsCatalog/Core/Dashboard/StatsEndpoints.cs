namespace Icaro.IntegrationsCatalog.Core.Dashboard;

/// <summary>The figures of Sun-UI's dashboard. Users, devices and sessions belong to the captive portals' system and are 0 here.</summary>
internal static class StatsEndpoints
{
    public static void MapStats(this IEndpointRouteBuilder endpoints)
    {
        var stats = endpoints.MapGroup("/api/stats").RequireAuthorization().WithTags("Stats");
        stats.MapGet("/accounts/total", CountAccountsAsync).WithSummary("Counts the caller's accounts");
        stats.MapGet("/hotspots/total", CountHotspotsAsync).WithSummary("Counts the caller's hotspots");
        stats.MapGet("/units/total", CountUnitsAsync).WithSummary("Counts the caller's units");
        stats.MapGet("/users/total", CountNone).WithSummary("Always 0: users are not stored here");
        stats.MapGet("/devices/total", CountNone).WithSummary("Always 0: devices are not stored here");
        stats.MapGet("/sessions/total", CountNone).WithSummary("Always 0: sessions are not stored here");
    }

    private static async Task<Ok<TotalResponse>> CountAccountsAsync(
        TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        Total(await db.Accounts.ManagedBy(caller).CountAsync(cancellationToken));

    private static async Task<Ok<TotalResponse>> CountHotspotsAsync(
        TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        Total(await db.Hotspots.ManagedBy(caller).CountAsync(cancellationToken));

    private static async Task<Ok<TotalResponse>> CountUnitsAsync(
        TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        Total(await db.UnitsOf(caller).CountAsync(cancellationToken));

    private static Ok<TotalResponse> CountNone() => Total(0);

    private static Ok<TotalResponse> Total(int total) => TypedResults.Ok(new TotalResponse(total));
}

internal sealed record TotalResponse(int Total)
{
    public static TotalResponse Example { get; } = new(4);
}
