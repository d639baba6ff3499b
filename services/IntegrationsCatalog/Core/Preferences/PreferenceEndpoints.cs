namespace Icaro.IntegrationsCatalog.Core.Preferences;

/// <summary>What Sun-UI keeps for accounts and hotspots.</summary>
internal static class PreferenceEndpoints
{
    public static void MapPreferences(this IEndpointRouteBuilder endpoints)
    {
        var preferences = endpoints.MapGroup("/api/preferences").RequireAuthorization().WithTags("Preferences");
        preferences.MapGet("/accounts/{account}", ListOfAccountAsync)
            .WithSummary("The settings of the own account; for admins of any")
            .Answers([new(1, 2, "theme", "dark")], PreferenceJson.Default.IReadOnlyListAccountPreferenceAnswer)
            .Refuses(400, "Account id error")
            .Refuses(404, "No preference found");
        preferences.MapPut("/accounts/{account}", SetOfAccountAsync)
            .WithSummary("Set one of them")
            .Takes(new("theme", "dark"), PreferenceJson.Default.PreferenceRequest)
            .AnswersSuccess(StatusCodes.Status201Created)
            .Refuses(400, "Account id error", "Request fields malformed", "key is required")
            .Refuses(404, "No account found!");
        preferences.MapGet("/hotspots/{hotspot}", ListOfHotspotAsync)
            .WithSummary("The settings of a hotspot")
            .Answers([new(1, 1, "captive_2_title", "Welcome")], PreferenceJson.Default.IReadOnlyListHotspotPreferenceAnswer)
            .Refuses(400, "Hotspot id error")
            .Refuses(404, "No preferences found!");
        preferences.MapPut("/hotspots/{hotspot}", SetOfHotspotAsync)
            .WithSummary("Set one of them")
            .Takes(new("captive_2_title", "Welcome"), PreferenceJson.Default.PreferenceRequest)
            .AnswersSuccess()
            .Refuses(400, "Hotspot id error", "Request fields malformed", "key is required")
            .Refuses(401, "This hotspot is not yours", "Can't update captive portal preference");
    }

    /// <summary>Whoever is no admin gets the own ones, whatever id the path has, as it always was.</summary>
    private static async Task<IResult> ListOfAccountAsync(
        RouteId account, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (account.Value is not { } accountId)
            return ApiError.BadRequest("Account id error");

        var ownerId = caller.IsAdmin ? accountId : caller.AccountId;
        var preferences = await db.Set<AccountPreference>()
            .Where(row => row.AccountId == ownerId)
            .OrderBy(row => row.Key)
            .Select(row => new AccountPreferenceAnswer(row.Id, row.AccountId, row.Key, row.Value))
            .ToListAsync(cancellationToken);
        return preferences is []
            ? ApiError.NotFound("No preference found")
            : TypedResults.Json(preferences, PreferenceJson.Default.IReadOnlyListAccountPreferenceAnswer);
    }

    private static async Task<IResult> SetOfAccountAsync(
        RouteId account, JsonBody<PreferenceRequest> body, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (account.Value is not { } accountId)
            return ApiError.BadRequest("Account id error");
        if (body.Rejection is { } rejection)
            return rejection;

        var ownerId = caller.IsAdmin ? accountId : caller.AccountId;
        // Nothing is written for an account that is not there.
        var written = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO account_preferences (account_id, key, value)
            SELECT id, {body.Value.Key}, {body.Value.Value} FROM accounts WHERE id = {ownerId}
            ON CONFLICT (account_id, key) DO UPDATE SET value = excluded.value
            """,
            cancellationToken);
        return written == 0
            ? ApiError.NotFound("No account found!")
            : TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ListOfHotspotAsync(
        RouteId hotspot, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (hotspot.Value is not { } hotspotId)
            return ApiError.BadRequest("Hotspot id error");

        var preferences = await db.Set<HotspotPreference>()
            .Where(row => row.HotspotId == hotspotId && db.Hotspots.ManagedBy(caller).Any(one => one.Id == hotspotId))
            .Where(row => !row.Key.StartsWith("marketing_"))
            .OrderBy(row => row.Key)
            .Select(row => new HotspotPreferenceAnswer(row.Id, row.HotspotId, row.Key, row.Value))
            .ToListAsync(cancellationToken);
        return preferences is []
            ? ApiError.NotFound("No preferences found!")
            : TypedResults.Json(preferences, PreferenceJson.Default.IReadOnlyListHotspotPreferenceAnswer);
    }

    private static async Task<IResult> SetOfHotspotAsync(
        RouteId hotspot, JsonBody<PreferenceRequest> body, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (hotspot.Value is not { } hotspotId)
            return ApiError.BadRequest("Hotspot id error");
        if (body.Rejection is { } rejection)
            return rejection;

        var found = await db.Hotspots.AsNoTracking().ManagedBy(caller).SingleOrDefaultAsync(row => row.Id == hotspotId, cancellationToken);
        if (found is null)
            return ApiError.Unauthorized("This hotspot is not yours");
        if (body.Value.IsOfCaptivePortal && !caller.IsAdmin && !await AllowsCustomizationAsync(found, db, cancellationToken))
            return ApiError.Unauthorized("Can't update captive portal preference");

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO hotspot_preferences (hotspot_id, key, value)
            SELECT id, {body.Value.Key}, {body.Value.Value} FROM hotspots WHERE id = {hotspotId}
            ON CONFLICT (hotspot_id, key) DO UPDATE SET value = excluded.value
            """,
            cancellationToken);
        return TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer);
    }

    private static Task<bool> AllowsCustomizationAsync(Hotspot hotspot, CatalogDbContext db, CancellationToken cancellationToken) =>
        db.Subscriptions.AnyAsync(
            row => row.AccountId == hotspot.AccountId && row.SubscriptionPlan.WingsCustomization, cancellationToken);
}
