namespace Icaro.IntegrationsCatalog.Core.Dashboard;

/// <summary>
/// Guests, their devices and sessions, and vouchers belong to the captive portals' system. None are stored here, which Sun-UI's pages show.
/// Beside an existing Icaro, the gateway asks that one instead.
/// </summary>
internal static class GuestEndpoints
{
    private static readonly (string Path, string NotFound)[] Lists =
    [
        ("users", "No user found!"),
        ("users_expired", "No user found!"),
        ("devices", "No device found!"),
        ("sessions", "No session found!"),
        ("histories", "No session history found!"),
    ];

    public static void MapGuests(this IEndpointRouteBuilder endpoints)
    {
        var guests = endpoints.MapGroup("/api").RequireAuthorization().WithTags("Guests");
        foreach (var (path, notFound) in Lists)
        {
            guests.MapGet($"/{path}", ListNone).WithSummary($"Always empty: {path} are not stored here");
            guests.MapGet($"/{path}/{{guest}}", (RouteId guest) => ApiError.NotFound(notFound))
                .WithSummary($"Always fails: {path} are not stored here")
                .ReturnsError(404, notFound);
        }

        guests.MapGet("/vouchers/{hotspot}", ListNoneOf)
            .WithSummary("Always empty: vouchers are not stored here")
            .Returns([], CatalogJson.Default.StringArray);
        guests.MapGet("/stats/sms/hotspots", () => TypedResults.Ok<string[]>([]))
            .WithSummary("Always empty: text messages are not sent from here")
            .Returns([], CatalogJson.Default.StringArray);
        guests.MapGet("/stats/sms/hotspots/{hotspot}", ListNoneOf)
            .WithSummary("Always empty: text messages are not sent from here")
            .Returns([], CatalogJson.Default.StringArray);
    }

    private static Ok<GuestListing> ListNone() => TypedResults.Ok(GuestListing.Empty);

    private static Ok<string[]> ListNoneOf(RouteId hotspot) => TypedResults.Ok<string[]>([]);
}

/// <summary>A page of a list that is empty.</summary>
/// <param name="DataUsers">In place of the data for expired users, who come from two tables in the original.</param>
/// <param name="DataUserHistories">The other table.</param>
internal sealed record GuestListing(string[] Data, string[] DataUsers, string[] DataUserHistories, int Total)
{
    public static GuestListing Empty { get; } = new([], [], [], 0);

    public static GuestListing Example => Empty;
}
