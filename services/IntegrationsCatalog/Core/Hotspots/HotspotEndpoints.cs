namespace Icaro.IntegrationsCatalog.Core.Hotspots;

internal static class HotspotEndpoints
{
    public static void MapHotspots(this IEndpointRouteBuilder endpoints)
    {
        var hotspots = endpoints.MapGroup("/api/hotspots").RequireAuthorization().WithTags("Hotspots");
        hotspots.MapPost("", CreateAsync)
            .OpenToPlatforms()
            .WithSummary("Make a hotspot of one's own")
            .Takes(HotspotExamples.New, NewHotspotJson.Default.NewHotspot)
            .AnswersCreated("hotspot already exists")
            .Refuses(400, "Request fields malformed", "name is required")
            .Refuses(401, "Permission denied");
        hotspots.MapGet("", ListAsync)
            .OpenToPlatforms()
            .WithSummary("One's hotspots, by page and limit, or with a text in them")
            .Answers(HotspotExamples.List, HotspotAnswerJson.Default.ListingHotspotAnswer)
            .Refuses(400, "Page error", "Limit error")
            .Refuses(404, "No hotspots found!");
        hotspots.MapGet("/{hotspot}", FindAsync)
            .OpenToPlatforms()
            .WithSummary("One hotspot, with the name of its account")
            .Answers(HotspotExamples.Answer with { AccountName = "reseller" }, HotspotAnswerJson.Default.HotspotAnswer)
            .Refuses(400, "Hotspot id error")
            .Refuses(404, "No hotspot found!");

        var managed = hotspots.MapGroup("").RequireAuthorization(TokenPolicies.Managers).OpenToPlatforms();
        managed.MapPut("/{hotspot}", HotspotModification.UpdateAsync)
            .WithSummary("Change a hotspot; what is not named stays")
            .Takes(HotspotExamples.Change, HotspotChangeJson.Default.HotspotChange)
            .AnswersSuccess()
            .Refuses(400, "Hotspot id error", "Request fields malformed", "name is empty")
            .Refuses(403, "Unauthorized action")
            .Refuses(404, "No hotspot found!");
        managed.MapDelete("/{hotspot}", HotspotModification.DeleteAsync)
            .WithSummary("Delete a hotspot with its units, customers and desks; its platforms are told that it is off")
            .AnswersSuccess()
            .Refuses(400, "Hotspot id error")
            .Refuses(403, "Unauthorized action")
            .Refuses(404, "No hotspot found!");
    }

    private static async Task<IResult> CreateAsync(
        JsonBody<NewHotspot> body, TokenIdentity caller, CatalogDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin && !caller.IsReseller)
            return ApiError.Unauthorized("Permission denied");
        if (body.Rejection is { } rejection)
            return rejection;

        var hotspot = body.Value.ToHotspot(caller.AccountId, time.GetUtcNow());
        return await db.TryCreateAsync(hotspot, cancellationToken)
            ? CreatedAnswer.Created(hotspot.Id)
            : CreatedAnswer.Conflict("hotspot already exists");
    }

    private static async Task<IResult> ListAsync(
        Search q, Page page, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if ((q.Rejection ?? page.Rejection) is { } rejection)
            return rejection;

        var hotspots = db.Hotspots.AsNoTracking().ManagedBy(caller).Matching(q)
            .OrderBy(hotspot => hotspot.Name).ThenBy(hotspot => hotspot.Description).ThenBy(hotspot => hotspot.Id);
        var rows = await page.Of(hotspots).ToListAsync(cancellationToken);
        return rows is []
            ? ApiError.NotFound("No hotspots found!")
            : TypedResults.Json(
                new Listing<HotspotAnswer>([.. rows.Select(HotspotAnswer.Of)], await hotspots.CountAsync(cancellationToken)),
                HotspotAnswerJson.Default.ListingHotspotAnswer);
    }

    private static async Task<IResult> FindAsync(
        RouteId hotspot, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (hotspot.Value is not { } hotspotId)
            return ApiError.BadRequest("Hotspot id error");

        var found = await db.Hotspots.AsNoTracking().ManagedBy(caller)
            .Where(row => row.Id == hotspotId)
            .Join(
                db.Accounts,
                row => row.AccountId,
                account => account.Id,
                (row, account) => new { Hotspot = row, AccountName = account.Name })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? ApiError.NotFound("No hotspot found!")
            : TypedResults.Json(
                HotspotAnswer.Of(found.Hotspot) with { AccountName = found.AccountName }, HotspotAnswerJson.Default.HotspotAnswer);
    }
}
