using Icaro.IntegrationsCatalog.Hotspots;
using Icaro.IntegrationsCatalog.Http;
using Icaro.IntegrationsCatalog.Portals;
using Icaro.ServiceDefaults.Database;
using Icaro.ServiceDefaults.Errors;
using Icaro.ServiceDefaults.Requests;
using Icaro.ServiceDefaults.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Icaro.IntegrationsCatalog.Units;

internal static class UnitEndpoints
{
    public static void MapUnits(this IEndpointRouteBuilder endpoints)
    {
        var units = endpoints.MapGroup("/api/units").RequireAuthorization().WithTags("Units");
        units.MapPost("", CreateAsync).Produces<CreatedAnswer>(StatusCodes.Status201Created);
        units.MapGet("", ListAsync).Produces<Listing<UnitAnswer>>();
        units.MapGet("/{unit}", FindAsync).Produces<UnitAnswer>();
    }

    private static async Task<IResult> CreateAsync(
        JsonBody<NewUnit> body, TokenIdentity caller, CatalogDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin && !caller.IsReseller)
            return ApiError.Unauthorized("Permission denied");
        if (body.Rejection is { } rejection)
            return rejection;
        if (!await db.Hotspots.ManagedBy(caller).AnyAsync(hotspot => hotspot.Id == body.Value.HotspotId, cancellationToken))
            return ApiError.Unauthorized("This hotspot is not yours");

        var unit = body.Value.ToUnit(time.GetUtcNow());
        db.Units.Add(unit);
        db.OweHotspotChange(unit.HotspotId);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException refusal) when (refusal.IsUniqueViolation())
        {
            return CreatedAnswer.Conflict("unit already exists");
        }

        return CreatedAnswer.Created(unit.Id);
    }

    private static async Task<IResult> ListAsync(
        RouteId? hotspot, Page page, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (hotspot is { Value: null })
            return ApiError.BadRequest("Hotspot id error");
        if (page.Rejection is { } rejection)
            return rejection;

        var hotspotId = hotspot?.Value;
        var units = UnitsOf(caller, db)
            .Where(unit => hotspotId == null || unit.HotspotId == hotspotId)
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

        return await UnitsOf(caller, db).SingleOrDefaultAsync(row => row.Id == unitId, cancellationToken) is { } found
            ? TypedResults.Json(UnitAnswer.Of(found, caller), UnitAnswerJson.Default.UnitAnswer)
            : ApiError.NotFound("No unit found!");
    }

    private static IQueryable<Unit> UnitsOf(TokenIdentity caller, CatalogDbContext db) =>
        db.Units.AsNoTracking().Where(unit => db.Hotspots.ManagedBy(caller).Any(hotspot => hotspot.Id == unit.HotspotId));
}
