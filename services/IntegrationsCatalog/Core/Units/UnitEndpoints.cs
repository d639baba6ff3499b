namespace Icaro.IntegrationsCatalog.Core.Units;

internal static class UnitEndpoints
{
    public static void MapUnits(this IEndpointRouteBuilder endpoints)
    {
        var units = endpoints.MapGroup("/api/units").RequireAuthorization().WithTags("Units");
        units.MapPost("", CreateAsync)
            .OpenToPlatforms()
            .WithSummary("Add a unit to a hotspot, as long as the reseller's plan has room for it")
            .Takes(UnitExamples.New, NewUnitJson.Default.NewUnit)
            .AnswersCreated("unit already exists")
            .Refuses(400, "Request fields malformed", "hotspot_id is required", "mac_address is not six octets like E4-95-6E-44-1D-5C")
            .Refuses(401, "Permission denied", "This hotspot is not yours")
            .Refuses(403, "Units over quota");
        units.MapGet("", ListAsync)
            .OpenToPlatforms()
            .WithSummary("The units of one's hotspots, by page and limit, of one hotspot, or with a text in them")
            .Answers(UnitExamples.List, UnitAnswerJson.Default.ListingUnitAnswer)
            .Refuses(400, "Hotspot id error", "Page error", "Limit error")
            .Refuses(404, "No units found!");
        units.MapGet("/{unit}", FindAsync)
            .OpenToPlatforms()
            .WithSummary("One unit")
            .Answers(UnitExamples.Answer, UnitAnswerJson.Default.UnitAnswer)
            .Refuses(400, "Unit id error")
            .Refuses(404, "No unit found!");

        var managed = units.MapGroup("").RequireAuthorization(TokenPolicies.Managers).OpenToPlatforms();
        managed.MapPut("/{unit}", UnitModification.UpdateAsync)
            .WithSummary("Change a unit's device, name or description; what is not named stays")
            .Takes(UnitExamples.Change, UnitChangeJson.Default.UnitChange)
            .AnswersSuccess()
            .AnswersConflict("unit already exists")
            .Refuses(400, "Unit id error", "Request fields malformed", "mac_address is not six octets like E4-95-6E-44-1D-5C")
            .Refuses(403, "Unauthorized action")
            .Refuses(404, "No unit found!");
        managed.MapDelete("/{unit}", UnitModification.DeleteAsync)
            .WithSummary("Delete a unit")
            .AnswersSuccess()
            .Refuses(400, "Unit id error")
            .Refuses(403, "Unauthorized action")
            .Refuses(404, "No unit found!");
    }

    private static async Task<IResult> CreateAsync(
        JsonBody<NewUnit> body,
        TokenIdentity caller,
        CatalogDbContext db,
        HotspotChanges changes,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin && !caller.IsReseller)
            return ApiError.Unauthorized("Permission denied");
        if (body.Rejection is { } rejection)
            return rejection;
        if (!await db.Hotspots.ManagedBy(caller).AnyAsync(hotspot => hotspot.Id == body.Value.HotspotId, cancellationToken))
            return ApiError.Unauthorized("This hotspot is not yours");

        var unit = body.Value.ToUnit(time.GetUtcNow());
        try
        {
            if (!await changes.SaveAsync(unit.HotspotId, () => TryAddAsync(unit, db, cancellationToken), cancellationToken))
                return ApiError.Forbidden("Units over quota");
        }
        catch (DbUpdateException refusal) when (refusal.IsUniqueViolation())
        {
            return CreatedAnswer.Conflict("unit already exists");
        }

        return CreatedAnswer.Created(unit.Id);
    }

    private static async Task<bool> TryAddAsync(Unit unit, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.AllowsAnotherAsync(unit.HotspotId, cancellationToken))
            return false;

        db.Units.Add(unit);
        return true;
    }

    private static async Task<IResult> ListAsync(
        RouteId? hotspot, Search q, Page page, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (hotspot is { Value: null })
            return ApiError.BadRequest("Hotspot id error");
        if ((q.Rejection ?? page.Rejection) is { } rejection)
            return rejection;

        var hotspotId = hotspot?.Value;
        var units = db.UnitsOf(caller).AsNoTracking()
            .Where(unit => hotspotId == null || unit.HotspotId == hotspotId)
            .Matching(q)
            .OrderBy(unit => unit.Id);
        var rows = await page.Of(units).ToListAsync(cancellationToken);
        return rows is []
            ? ApiError.NotFound("No units found!")
            : TypedResults.Json(
                new Listing<UnitAnswer>([.. rows.Select(unit => UnitAnswer.Of(unit, caller))], await units.CountAsync(cancellationToken)),
                UnitAnswerJson.Default.ListingUnitAnswer);
    }

    private static async Task<IResult> FindAsync(
        RouteId unit, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (unit.Value is not { } unitId)
            return ApiError.BadRequest("Unit id error");

        return await db.UnitsOf(caller).AsNoTracking().SingleOrDefaultAsync(row => row.Id == unitId, cancellationToken) is { } found
            ? TypedResults.Json(UnitAnswer.Of(found, caller), UnitAnswerJson.Default.UnitAnswer)
            : ApiError.NotFound("No unit found!");
    }
}
