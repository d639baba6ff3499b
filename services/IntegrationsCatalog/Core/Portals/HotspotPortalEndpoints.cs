namespace Icaro.IntegrationsCatalog.Core.Portals;

/// <summary>/api/hotspots/ID/portal: what whoever runs a hotspot decides about its captive portal.</summary>
internal static class HotspotPortalEndpoints
{
    private static readonly HotspotPortal Example = new(
        ["https://portal.example"], "https://venue.example", "Terms of {{ .BusinessName }}", "Marketing", new() { ["sms_login"] = "true" });

    public static void MapHotspotPortals(this IEndpointRouteBuilder endpoints)
    {
        var portal = endpoints.MapGroup("/api/hotspots/{hotspot}/portal").RequireAuthorization().WithTags("Hotspots");
        portal.MapGet("", FindAsync)
            .WithSummary("The captive portal of a hotspot")
            .Answers(Example, HotspotPortalJson.Default.HotspotPortal)
            .Refuses(400, "Hotspot id error")
            .Refuses(401, "This hotspot is not yours");
        portal.MapPut("", UpdateAsync)
            .WithSummary("Change it; what is not named stays")
            .Takes(Example, HotspotPortalJson.Default.HotspotPortal)
            .AnswersSuccess()
            .Refuses(400, "Hotspot id error", "Request fields malformed", "portal_urls has more than 20 entries")
            .Refuses(401, "This hotspot is not yours", "Permission denied");
    }

    private static async Task<IResult> FindAsync(
        RouteId hotspot, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (hotspot.Value is not { } hotspotId)
            return ApiError.BadRequest("Hotspot id error");

        var found = await db.Hotspots.AsNoTracking().SingleOrDefaultAsync(row => row.Id == hotspotId, cancellationToken);
        return found?.IsManagedBy(caller) is true
            ? TypedResults.Json(HotspotPortal.Of(found), HotspotPortalJson.Default.HotspotPortal)
            : ApiError.Unauthorized("This hotspot is not yours");
    }

    private static async Task<IResult> UpdateAsync(
        RouteId hotspot, JsonBody<HotspotPortal> body, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (hotspot.Value is not { } hotspotId)
            return ApiError.BadRequest("Hotspot id error");
        if (await db.Hotspots.FindAsync([hotspotId], cancellationToken) is not { } found || !found.IsManagedBy(caller))
            return ApiError.Unauthorized("This hotspot is not yours");
        if (!caller.IsAdmin && !caller.IsReseller)
            return ApiError.Unauthorized("Permission denied");
        if (body.Rejection is { } rejection)
            return rejection;

        body.Value.ApplyTo(found);
        db.EnqueueHotspotChange(hotspotId);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer);
    }
}
