namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations;

/// <summary>The switches of a hotspot: which integrations are on, on with one, off with one.</summary>
internal static class HotspotIntegrationEndpoints
{
    public static void MapHotspotIntegrations(this IEndpointRouteBuilder endpoints)
    {
        var switches = endpoints.MapGroup("/api/hotspot_integrations").RequireAuthorization().WithTags("Hotspot integrations");
        switches.MapGet("/{hotspot}", ListAsync)
            .WithSummary("What is on for a hotspot")
            .Answers([new(1, new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero))], HotspotIntegrationJson.Default.ListEnabledIntegration)
            .Refuses(400, "Hotspot id error")
            .Refuses(401, "This hotspot is not yours")
            .Refuses(404, "No integrations found!");
        switches.MapPut("/{hotspot}/{integration}", EnableAsync)
            .WithSummary("Switch an integration on, or synchronize it once more; the platform hears of it, however long that takes")
            .AnswersSuccess()
            .Refuses(400, "Hotspot id error", "Integration id error")
            .Refuses(401, "This hotspot is not yours")
            .Refuses(404, "Integration not found")
            .Refuses(500, "No customer account associate to hotspot found!");
        switches.MapDelete("/{hotspot}/{integration}", DisableAsync)
            .WithSummary("Switch an integration off; its token ends at once")
            .AnswersSuccess()
            .Refuses(400, "Hotspot id error", "Integration id error")
            .Refuses(401, "This hotspot is not yours")
            .Refuses(404, "No integration found!");
    }

    private static async Task<IResult> ListAsync(
        RouteId hotspot, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (hotspot.Value is not { } hotspotId)
            return ApiError.BadRequest("Hotspot id error");
        if (await db.Hotspots.FindAsync([hotspotId], cancellationToken) is not { } found || !found.IsManagedBy(caller))
            return ApiError.Unauthorized("This hotspot is not yours");

        var enabled = await db.HotspotIntegrations
            .Where(toggle => toggle.HotspotId == hotspotId && toggle.Enabled)
            .OrderBy(toggle => toggle.IntegrationId)
            .Select(toggle => new EnabledIntegration(
                toggle.IntegrationId,
                db.LastSyncs
                    .Where(sync => sync.HotspotId == toggle.HotspotId && sync.IntegrationId == toggle.IntegrationId)
                    .Select(sync => (DateTimeOffset?)sync.At)
                    .SingleOrDefault()))
            .ToListAsync(cancellationToken);
        return enabled is []
            ? ApiError.NotFound("No integrations found!")
            : TypedResults.Json(enabled, HotspotIntegrationJson.Default.ListEnabledIntegration);
    }

    private static async Task<IResult> EnableAsync(
        RouteId hotspot, RouteId integration, TokenIdentity caller, ToggleService toggles, CancellationToken cancellationToken)
    {
        if (hotspot.Value is not { } hotspotId)
            return ApiError.BadRequest("Hotspot id error");
        if (integration.Value is not { } integrationId)
            return ApiError.BadRequest("Integration id error");

        return Answer(await toggles.EnableAsync(hotspotId, integrationId, caller, cancellationToken));
    }

    private static async Task<IResult> DisableAsync(
        RouteId hotspot, RouteId integration, TokenIdentity caller, ToggleService toggles, CancellationToken cancellationToken)
    {
        if (hotspot.Value is not { } hotspotId)
            return ApiError.BadRequest("Hotspot id error");
        if (integration.Value is not { } integrationId)
            return ApiError.BadRequest("Integration id error");

        return Answer(await toggles.DisableAsync(hotspotId, integrationId, caller, cancellationToken));
    }

    private static IResult Answer(ToggleOutcome outcome) => outcome switch
    {
        ToggleOutcome.NotYours => ApiError.Unauthorized("This hotspot is not yours"),
        ToggleOutcome.NoIntegration => ApiError.NotFound("Integration not found"),
        ToggleOutcome.NoCustomer => ApiError.Of(StatusCodes.Status500InternalServerError, "No customer account associate to hotspot found!"),
        ToggleOutcome.NotOn => ApiError.NotFound("No integration found!"),
        _ => TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer),
    };
}
