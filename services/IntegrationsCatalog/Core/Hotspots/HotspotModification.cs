namespace Icaro.IntegrationsCatalog.Core.Hotspots;

/// <summary>PUT and DELETE of a hotspot: platforms that are on for it hear of both.</summary>
internal static class HotspotModification
{
    public static async Task<IResult> UpdateAsync(
        RouteId hotspot,
        JsonBody<HotspotChange> body,
        TokenIdentity caller,
        CatalogDbContext db,
        HotspotChanges changes,
        CancellationToken cancellationToken)
    {
        if (hotspot.Value is not { } hotspotId)
            return ApiError.BadRequest("Hotspot id error");
        if (body.Rejection is { } rejection)
            return rejection;
        if (await db.Hotspots.ManagedBy(caller).SingleOrDefaultAsync(row => row.Id == hotspotId, cancellationToken) is not { } found)
            return ApiError.NotFound("No hotspot found!");

        body.Value.ApplyTo(found);
        return await changes.SaveAsync(hotspotId, cancellationToken)
            ? TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer)
            : ApiError.NotFound("No hotspot found!");
    }

    public static async Task<IResult> DeleteAsync(
        RouteId hotspot, TokenIdentity caller, CatalogDbContext db, HotspotDeletion deletion, CancellationToken cancellationToken)
    {
        if (hotspot.Value is not { } hotspotId)
            return ApiError.BadRequest("Hotspot id error");
        if (!await db.Hotspots.ManagedBy(caller).AnyAsync(row => row.Id == hotspotId, cancellationToken))
            return ApiError.NotFound("No hotspot found!");

        return await deletion.DeleteAsync(hotspotId, cancellationToken)
            ? TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer)
            : ApiError.NotFound("No hotspot found!");
    }
}
