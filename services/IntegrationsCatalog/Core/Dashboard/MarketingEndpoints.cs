namespace Icaro.IntegrationsCatalog.Core.Dashboard;

/// <summary>
/// The settings of surveys, which are stored with the others of a hotspot. The captive portals' system reads them and sends the surveys.
/// </summary>
internal static class MarketingEndpoints
{
    private const string NotYours = "This hotspot is not yours";
    private const string NoSetting = "No marketing preference found!";
    private const string NotSent = "Email send failed.";

    public static void MapMarketing(this IEndpointRouteBuilder endpoints)
    {
        var marketing = endpoints.MapGroup("/api/marketing").RequireAuthorization().WithTags("Preferences");
        marketing.MapGet("/{hotspot}", ListAsync)
            .WithSummary("Lists the settings of a hotspot's surveys")
            .ReturnsError(404, "No marketing preferences found!");
        marketing.MapPut("/{hotspot}", SetAsync)
            .WithSummary("Sets a setting of a hotspot's surveys")
            .ReturnsError(400, HotspotPreferences.TooLarge)
            .ReturnsError(401, NotYours)
            .ReturnsError(404, NoSetting);
        marketing.MapPost("/testmail/{hotspot}/{kind}", SendTest)
            .WithSummary("Always fails: this system sends no e-mail")
            .ReturnsError(400, NotSent);
    }

    private static async Task<Results<Ok<List<HotspotPreferenceResponse>>, ApiError>> ListAsync(
        RouteId hotspot, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var settings = await db.MarketingPreferencesOf(hotspot.Value)
            .Where(row => db.Hotspots.ManagedBy(caller).Any(one => one.Id == row.HotspotId))
            .Select(row => new HotspotPreferenceResponse(row.Id, row.HotspotId, row.Key, row.Value))
            .ToListAsync(cancellationToken);
        return settings is [] ? ApiError.NotFound("No marketing preferences found!") : TypedResults.Ok(settings);
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> SetAsync(
        RouteId hotspot, JsonBody<PreferenceRequest> body, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.Hotspots.ManagedBy(caller).AnyAsync(row => row.Id == hotspot.Value, cancellationToken))
            return ApiError.Unauthorized(NotYours);
        if (!body.Value.Key!.StartsWith(HotspotPreferences.MarketingPrefix, StringComparison.Ordinal))
            return ApiError.NotFound(NoSetting);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var setting = new Dictionary<string, string> { [body.Value.Key] = body.Value.Value! };
        if (!await db.TrySetPreferencesAsync(hotspot.Value, setting, cancellationToken))
            return ApiError.BadRequest(HotspotPreferences.TooLarge);

        await transaction.CommitAsync(cancellationToken);
        return StatusResponse.Success;
    }

    private static ApiError SendTest(RouteId hotspot, string kind) => ApiError.BadRequest(NotSent);
}
