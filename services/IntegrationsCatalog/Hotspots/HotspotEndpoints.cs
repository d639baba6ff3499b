using Icaro.IntegrationsCatalog.Http;
using Icaro.IntegrationsCatalog.Portals;
using Icaro.ServiceDefaults.Database;
using Icaro.ServiceDefaults.Errors;
using Icaro.ServiceDefaults.Requests;
using Icaro.ServiceDefaults.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Icaro.IntegrationsCatalog.Hotspots;

internal static class HotspotEndpoints
{
    public static void MapHotspots(this IEndpointRouteBuilder endpoints)
    {
        var hotspots = endpoints.MapGroup("/api/hotspots").RequireAuthorization().WithTags("Hotspots");
        hotspots.MapPost("", CreateAsync).Produces<CreatedAnswer>(StatusCodes.Status201Created);
        hotspots.MapGet("", ListAsync).Produces<Listing<HotspotAnswer>>();
        hotspots.MapGet("/{hotspot}", FindAsync).Produces<HotspotAnswer>();
    }

    private static async Task<IResult> CreateAsync(
        JsonBody<NewHotspot> body, TokenIdentity caller, CatalogDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin && !caller.IsReseller)
            return ApiError.Unauthorized("Permission denied");
        if (body.Rejection is { } rejection)
            return rejection;

        var hotspot = body.Value.ToHotspot(caller.AccountId, time.GetUtcNow());
        db.Hotspots.Add(hotspot);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException refusal) when (refusal.IsUniqueViolation())
        {
            return CreatedAnswer.Conflict("hotspot already exists");
        }

        // Its id is known from here on.
        db.OweHotspotChange(hotspot.Id);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return CreatedAnswer.Created(hotspot.Id);
    }

    private static async Task<IResult> ListAsync(Page page, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (page.Rejection is { } rejection)
            return rejection;

        var hotspots = db.Hotspots.AsNoTracking().ManagedBy(caller)
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
