namespace Icaro.IntegrationsCatalog.Core.Hotspots;

internal static class HotspotEndpoints
{
    private const string NotFound = "No hotspot found!";

    public static void MapHotspots(this IEndpointRouteBuilder endpoints)
    {
        var hotspots = endpoints.MapGroup("/api/hotspots").RequireAuthorization().OpenToPlatforms().WithTags("Hotspots");
        hotspots.MapPost("", CreateAsync)
            .WithSummary("Creates a hotspot of the caller")
            .ReturnsConflict("hotspot already exists")
            .ReturnsError(400, DisclaimerChoice.Unknown)
            .ForAdminsAndResellers(401, "Permission denied");
        hotspots.MapGet("", ListAsync)
            .WithSummary("Lists the caller's hotspots, by page and limit, or with a text in them")
            .ReturnsError(404, "No hotspots found!");
        hotspots.MapGet("/{hotspot}", FindAsync)
            .WithSummary("Returns a hotspot, with the name of its account")
            .ReturnsError(404, NotFound);
        hotspots.MapPut("/{hotspot}", UpdateAsync)
            .RequireAuthorization(TokenPolicies.Managers)
            .WithSummary("Changes a hotspot. Missing fields keep their values")
            .ReturnsError(400, DisclaimerChoice.Unknown)
            .ReturnsError(404, NotFound);
        hotspots.MapDelete("/{hotspot}", DeleteAsync)
            .RequireAuthorization(TokenPolicies.Managers)
            .WithSummary("Deletes a hotspot with its units, customers and desks. Its platforms are told that they are disabled")
            .ReturnsError(404, NotFound);
    }

    private static async Task<Results<Created<CreatedResponse>, Conflict<CreatedResponse>, ApiError>> CreateAsync(
        JsonBody<NewHotspot> body,
        TokenIdentity caller,
        CatalogDbContext db,
        HotspotCreation creation,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var hotspot = body.Value.ToHotspot(caller.AccountId, time.GetUtcNow());
        if (await db.TryChooseDisclaimersAsync(hotspot, body.Value.Disclaimers, cancellationToken) is { } error)
            return error;

        return await creation.TryCreateAsync(hotspot, cancellationToken)
            ? CreatedResponse.Created(hotspot.Id)
            : CreatedResponse.Conflict("hotspot already exists");
    }

    private static async Task<Results<Ok<Listing<HotspotResponse>>, ApiError>> ListAsync(
        Search q, Page page, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var hotspots = db.Hotspots.AsNoTracking().ManagedBy(caller).Matching(q)
            .OrderBy(hotspot => hotspot.Name).ThenBy(hotspot => hotspot.Description).ThenBy(hotspot => hotspot.Id);
        var rows = await page.Of(hotspots).ToListAsync(cancellationToken);
        return rows is []
            ? ApiError.NotFound("No hotspots found!")
            : TypedResults.Ok(
                new Listing<HotspotResponse>([.. rows.Select(HotspotResponse.Of)], await hotspots.CountAsync(cancellationToken)));
    }

    private static async Task<Results<Ok<HotspotResponse>, ApiError>> FindAsync(
        RouteId hotspot, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var found = await db.Hotspots.AsNoTracking().ManagedBy(caller)
            .Where(row => row.Id == hotspot.Value)
            .Join(
                db.Accounts,
                row => row.AccountId,
                account => account.Id,
                (row, account) => new { Hotspot = row, AccountName = account.Name })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? ApiError.NotFound(NotFound)
            : TypedResults.Ok(HotspotResponse.Of(found.Hotspot) with { AccountName = found.AccountName });
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> UpdateAsync(
        RouteId hotspot,
        JsonBody<HotspotChange> body,
        TokenIdentity caller,
        CatalogDbContext db,
        HotspotChanges changes,
        CancellationToken cancellationToken)
    {
        if (await db.Hotspots.ManagedBy(caller).SingleOrDefaultAsync(row => row.Id == hotspot.Value, cancellationToken) is not { } found)
            return ApiError.NotFound(NotFound);

        body.Value.ApplyTo(found);
        if (await db.TryChooseDisclaimersAsync(found, body.Value.Disclaimers, cancellationToken) is { } error)
            return error;

        try
        {
            return await changes.SaveAsync(found.Id, cancellationToken) ? StatusResponse.Success : ApiError.NotFound(NotFound);
        }
        catch (DbUpdateException exception) when (exception.IsForeignKeyViolation())
        {
            return ApiError.BadRequest(DisclaimerChoice.Unknown);
        }
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> DeleteAsync(
        RouteId hotspot, TokenIdentity caller, CatalogDbContext db, HotspotDeletion deletion, CancellationToken cancellationToken) =>
        await db.Hotspots.ManagedBy(caller).AnyAsync(row => row.Id == hotspot.Value, cancellationToken)
        && await deletion.DeleteAsync(hotspot.Value, cancellationToken)
            ? StatusResponse.Success
            : ApiError.NotFound(NotFound);
}
