namespace Icaro.IntegrationsCatalog.Core.Dashboard;

/// <summary>The settings that Sun-UI stores for accounts and hotspots.</summary>
internal static class PreferenceEndpoints
{
    public static void MapPreferences(this IEndpointRouteBuilder endpoints)
    {
        var preferences = endpoints.MapGroup("/api/preferences").RequireAuthorization().WithTags("Preferences");
        preferences.MapGet("/accounts/{account}", ListOfAccountAsync)
            .WithSummary("Lists the settings of the caller's account, for admins those of any account")
            .ReturnsError(404, "No preference found");
        preferences.MapPut("/accounts/{account}", SetOfAccountAsync)
            .WithSummary("Sets a setting of an account")
            .ReturnsError(404, "No account found!");
        preferences.MapGet("/hotspots/{hotspot}", ListOfHotspotAsync)
            .WithSummary("Lists the settings of a hotspot")
            .ReturnsError(404, "No preferences found!");
        preferences.MapPut("/hotspots/{hotspot}", SetOfHotspotAsync)
            .WithSummary("Sets a setting of a hotspot, which its captive portal reads")
            .ReturnsError(400, HotspotPreferences.TooLarge)
            .ReturnsError(401, "This hotspot is not yours", "Can't update captive portal preference");
    }

    /// <summary>As in the original, callers other than admins get their own, whatever the id is.</summary>
    private static async Task<Results<Ok<List<AccountPreferenceResponse>>, ApiError>> ListOfAccountAsync(
        RouteId account, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var ownerId = caller.IsAdmin ? account.Value : caller.AccountId;
        var preferences = await db.Set<AccountPreference>()
            .Where(row => row.AccountId == ownerId)
            .OrderBy(row => row.Key)
            .Select(row => new AccountPreferenceResponse(row.Id, row.AccountId, row.Key, row.Value))
            .ToListAsync(cancellationToken);
        return preferences is [] ? ApiError.NotFound("No preference found") : TypedResults.Ok(preferences);
    }

    private static async Task<Results<Created<StatusResponse>, ApiError>> SetOfAccountAsync(
        RouteId account, JsonBody<PreferenceRequest> body, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var ownerId = caller.IsAdmin ? account.Value : caller.AccountId;
        var written = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO account_preferences (account_id, key, value)
            SELECT id, {body.Value.Key}, {body.Value.Value} FROM accounts WHERE id = {ownerId}
            ON CONFLICT (account_id, key) DO UPDATE SET value = excluded.value
            """,
            cancellationToken);
        return written == 0
            ? ApiError.NotFound("No account found!")
            : TypedResults.Created((string?)null, new StatusResponse("success"));
    }

    private static async Task<Results<Ok<List<HotspotPreferenceResponse>>, ApiError>> ListOfHotspotAsync(
        RouteId hotspot, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var preferences = await db.PreferencesOf(hotspot.Value)
            .Where(row => db.Hotspots.ManagedBy(caller).Any(one => one.Id == row.HotspotId))
            .Select(row => new HotspotPreferenceResponse(row.Id, row.HotspotId, row.Key, row.Value))
            .ToListAsync(cancellationToken);
        return preferences is [] ? ApiError.NotFound("No preferences found!") : TypedResults.Ok(preferences);
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> SetOfHotspotAsync(
        RouteId hotspot, JsonBody<PreferenceRequest> body, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (await db.Hotspots.AsNoTracking().ManagedBy(caller)
            .SingleOrDefaultAsync(row => row.Id == hotspot.Value, cancellationToken) is not { } found)
            return ApiError.Unauthorized("This hotspot is not yours");
        if (body.Value.IsOfCaptivePortal && !caller.IsAdmin && !await AllowsCustomizationAsync(found, db, cancellationToken))
            return ApiError.Unauthorized("Can't update captive portal preference");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var preference = new Dictionary<string, string> { [body.Value.Key!] = body.Value.Value! };
        if (!await db.TrySetPreferencesAsync(found.Id, preference, cancellationToken))
            return ApiError.BadRequest(HotspotPreferences.TooLarge);

        db.EnqueueHotspotChange(found.Id);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return StatusResponse.Success;
    }

    private static Task<bool> AllowsCustomizationAsync(Hotspot hotspot, CatalogDbContext db, CancellationToken cancellationToken) =>
        db.Subscriptions.AnyAsync(
            row => row.AccountId == hotspot.AccountId && row.SubscriptionPlan.WingsCustomization, cancellationToken);
}
