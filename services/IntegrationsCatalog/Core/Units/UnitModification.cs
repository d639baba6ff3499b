namespace Icaro.IntegrationsCatalog.Core.Units;

/// <summary>PUT and DELETE of a unit: platforms that are on for its hotspot hear of both.</summary>
internal static class UnitModification
{
    public static async Task<IResult> UpdateAsync(
        RouteId unit,
        JsonBody<UnitChange> body,
        TokenIdentity caller,
        CatalogDbContext db,
        HotspotChanges changes,
        CancellationToken cancellationToken)
    {
        if (unit.Value is not { } unitId)
            return ApiError.BadRequest("Unit id error");
        if (body.Rejection is { } rejection)
            return rejection;
        if (await db.UnitsOf(caller).SingleOrDefaultAsync(row => row.Id == unitId, cancellationToken) is not { } found)
            return ApiError.NotFound("No unit found!");

        body.Value.ApplyTo(found);
        try
        {
            return await changes.SaveAsync(found.HotspotId, cancellationToken)
                ? TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer)
                : ApiError.NotFound("No unit found!");
        }
        catch (DbUpdateException refusal) when (refusal.IsUniqueViolation())
        {
            return CreatedAnswer.Conflict("unit already exists");
        }
    }

    public static async Task<IResult> DeleteAsync(
        RouteId unit, TokenIdentity caller, CatalogDbContext db, HotspotChanges changes, CancellationToken cancellationToken)
    {
        if (unit.Value is not { } unitId)
            return ApiError.BadRequest("Unit id error");
        if (await db.UnitsOf(caller).AsNoTracking().SingleOrDefaultAsync(row => row.Id == unitId, cancellationToken) is not { } found)
            return ApiError.NotFound("No unit found!");

        return await changes.SaveAsync(
            found.HotspotId,
            async () => await db.Units.Where(row => row.Id == unitId).ExecuteDeleteAsync(cancellationToken) == 1,
            cancellationToken)
            ? TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer)
            : ApiError.NotFound("No unit found!");
    }
}
