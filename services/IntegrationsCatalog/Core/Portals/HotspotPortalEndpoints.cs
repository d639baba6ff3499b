namespace Icaro.IntegrationsCatalog.Core.Portals;

/// <summary>The captive portal of a hotspot, configured by whoever runs the hotspot.</summary>
internal static class HotspotPortalEndpoints
{
    private const string NotYours = "This hotspot is not yours";

    public static void MapHotspotPortals(this IEndpointRouteBuilder endpoints)
    {
        var portal = endpoints.MapGroup("/api/hotspots/{hotspot}/portal").RequireAuthorization().WithTags("Hotspots");
        portal.MapGet("", FindAsync)
            .WithSummary("Returns the captive portal of a hotspot")
            .ReturnsError(401, NotYours);
        portal.MapPut("", UpdateAsync)
            .WithSummary("Changes the captive portal. Missing fields keep their values")
            .ReturnsError(401, NotYours, "Permission denied");
    }

    private static async Task<Results<Ok<HotspotPortal>, ApiError>> FindAsync(
        RouteId hotspot, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var found = await db.Hotspots.AsNoTracking().SingleOrDefaultAsync(row => row.Id == hotspot.Value, cancellationToken);
        if (found?.IsManagedBy(caller) is not true)
            return ApiError.Unauthorized(NotYours);

        var preferences = await db.PreferencesOf(found.Id).ToDictionaryAsync(row => row.Key, row => row.Value, cancellationToken);
        var bodies = await db.Set<Disclaimer>()
            .Where(row => row.Id == found.TosDisclaimerId || row.Id == found.PrivacyDisclaimerId)
            .ToDictionaryAsync(row => row.Id, row => row.Body, cancellationToken);
        return TypedResults.Ok(HotspotPortal.Of(found, bodies, preferences));
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> UpdateAsync(
        RouteId hotspot,
        [Unchecked] JsonBody<HotspotPortal> body,
        TokenIdentity caller,
        CatalogDbContext db,
        CancellationToken cancellationToken)
    {
        if (await db.Hotspots.FindAsync([hotspot.Value], cancellationToken) is not { } found || !found.IsManagedBy(caller))
            return ApiError.Unauthorized(NotYours);
        if (!caller.IsAdmin && !caller.IsReseller)
            return ApiError.Unauthorized("Permission denied");
        if (body.Rejection is { } error)
            return error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.TrySetPreferencesAsync(found.Id, body.Value.Preferences ?? [], cancellationToken))
            return ApiError.BadRequest(HotspotPreferences.TooLarge);

        body.Value.ApplyTo(found);
        db.EnqueueHotspotChange(found.Id);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return StatusResponse.Success;
    }
}
