namespace Icaro.IntegrationsCatalog.Core.Units;

internal static class UnitEndpoints
{
    private const string NotFound = "No unit found!";

    public static void MapUnits(this IEndpointRouteBuilder endpoints)
    {
        var units = endpoints.MapGroup("/api/units").RequireAuthorization().OpenToPlatforms().WithTags("Units");
        units.MapPost("", CreateAsync)
            .WithSummary(
                "Adds a unit to a hotspot, within the limit of the reseller's plan. "
                + "A known MAC address with another uuid replaces uuid and secret")
            .ReturnsConflict(UnitRegistration.Exists)
            .ForAdminsAndResellers(401, "Permission denied")
            .ReturnsError(401, "This hotspot is not yours")
            .ReturnsError(403, UnitRegistration.OverQuota);
        units.MapGet("", ListAsync)
            .WithSummary("Lists the units of the caller's hotspots, by page and limit, of a hotspot, or with a text in them")
            .ReturnsError(404, "No units found!");
        units.MapGet("/{unit}", FindAsync)
            .WithSummary("Returns a unit")
            .ReturnsError(404, NotFound);
        units.MapPut("/{unit}", UpdateAsync)
            .RequireAuthorization(TokenPolicies.Managers)
            .WithSummary("Changes the MAC address, name or description of a unit. Missing fields keep their values")
            .ReturnsConflict(UnitRegistration.Exists)
            .ReturnsError(404, NotFound);
        units.MapDelete("/{unit}", DeleteAsync)
            .RequireAuthorization(TokenPolicies.Managers)
            .WithSummary("Deletes a unit")
            .ReturnsError(404, NotFound);
    }

    private static async Task<Results<Created<CreatedResponse>, Conflict<CreatedResponse>, ApiError>> CreateAsync(
        JsonBody<NewUnit> body,
        TokenIdentity caller,
        CatalogDbContext db,
        UnitRegistration registration,
        CancellationToken cancellationToken)
    {
        if (!await db.Hotspots.ManagedBy(caller).AnyAsync(hotspot => hotspot.Id == body.Value.HotspotId, cancellationToken))
            return ApiError.Unauthorized("This hotspot is not yours");

        return await registration.RegisterAsync(body.Value, caller, cancellationToken);
    }

    private static async Task<Results<Ok<Listing<UnitResponse>>, ApiError>> ListAsync(
        RouteId? hotspot, Search q, Page page, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var hotspotId = hotspot?.Value;
        var units = db.UnitsOf(caller).AsNoTracking()
            .Where(unit => hotspotId == null || unit.HotspotId == hotspotId)
            .Matching(q)
            .OrderBy(unit => unit.Id);
        var rows = await page.Of(units).ToListAsync(cancellationToken);
        return rows is []
            ? ApiError.NotFound("No units found!")
            : TypedResults.Ok(new Listing<UnitResponse>(
                [.. rows.Select(unit => UnitResponse.Of(unit, caller))], await units.CountAsync(cancellationToken)));
    }

    private static async Task<Results<Ok<UnitResponse>, ApiError>> FindAsync(
        RouteId unit, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        await db.UnitsOf(caller).AsNoTracking().SingleOrDefaultAsync(row => row.Id == unit.Value, cancellationToken) is { } found
            ? TypedResults.Ok(UnitResponse.Of(found, caller))
            : ApiError.NotFound(NotFound);

    private static async Task<Results<Ok<StatusResponse>, Conflict<CreatedResponse>, ApiError>> UpdateAsync(
        RouteId unit,
        JsonBody<UnitChange> body,
        TokenIdentity caller,
        CatalogDbContext db,
        HotspotChanges changes,
        CancellationToken cancellationToken)
    {
        if (await db.UnitsOf(caller).SingleOrDefaultAsync(row => row.Id == unit.Value, cancellationToken) is not { } found)
            return ApiError.NotFound(NotFound);

        body.Value.ApplyTo(found);
        try
        {
            return await changes.SaveAsync(found.HotspotId, cancellationToken) ? StatusResponse.Success : ApiError.NotFound(NotFound);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return CreatedResponse.Conflict(UnitRegistration.Exists);
        }
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> DeleteAsync(
        RouteId unit, TokenIdentity caller, CatalogDbContext db, HotspotChanges changes, CancellationToken cancellationToken)
    {
        var found = await db.UnitsOf(caller).AsNoTracking().SingleOrDefaultAsync(row => row.Id == unit.Value, cancellationToken);
        return found is not null && await changes.SaveAsync(found.HotspotId, DeleteRowAsync, cancellationToken)
            ? StatusResponse.Success
            : ApiError.NotFound(NotFound);

        async Task<bool> DeleteRowAsync() => await db.Units.Where(row => row.Id == found.Id).ExecuteDeleteAsync(cancellationToken) == 1;
    }
}
