namespace Icaro.IntegrationsCatalog.Core.Dashboard;

/// <summary>Admins write disclaimers for resellers, who read their own.</summary>
internal static class DisclaimerEndpoints
{
    private const string NotPermitted = "Operation not permitted!";

    public static void MapDisclaimers(this IEndpointRouteBuilder endpoints)
    {
        var disclaimers = endpoints.MapGroup("/api/disclaimers").RequireAuthorization().WithTags("Disclaimers");
        disclaimers.MapGet("/accounts/{account}", ListAsync)
            .WithSummary("Lists the caller's disclaimers, for admins those of any reseller")
            .ReturnsError(404, "No disclaimer found");
        disclaimers.MapPost("/accounts/{account}", CreateAsync)
            .ForAdmins(403, NotPermitted)
            .WithSummary("Creates a disclaimer for a reseller")
            .ReturnsError(404, "No account found!")
            .ReturnsQuotaExceeded(CoreQuotas.Disclaimers);
        disclaimers.MapDelete("/{disclaimer}", DeleteAsync)
            .ForAdmins(403, NotPermitted)
            .WithSummary("Deletes a disclaimer")
            .ReturnsError(404, "No disclaimer found!");
    }

    /// <summary>As in the original, callers other than admins get their own, whatever the id is.</summary>
    private static async Task<Results<Ok<List<DisclaimerResponse>>, ApiError>> ListAsync(
        RouteId account, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var ownerId = caller.IsAdmin ? account.Value : caller.AccountId;
        var disclaimers = await db.Set<Disclaimer>()
            .Where(row => row.AccountId == ownerId)
            .OrderBy(row => row.Id)
            .Select(row => new DisclaimerResponse(row.Id, row.Type, row.Title, row.Body))
            .ToListAsync(cancellationToken);
        return disclaimers is [] ? ApiError.NotFound("No disclaimer found") : TypedResults.Ok(disclaimers);
    }

    private static async Task<Results<Created<CreatedDisclaimerResponse>, ApiError>> CreateAsync(
        RouteId account, JsonBody<NewDisclaimer> body, CatalogDbContext db, QuotaGuard quotas, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await quotas.RequireRoomAsync(CoreQuotas.Disclaimers, account.Value, cancellationToken);
        var disclaimer = new Disclaimer
        {
            AccountId = account.Value,
            Type = body.Value.Type!,
            Title = body.Value.Title!,
            Body = body.Value.Body!,
        };
        db.Add(disclaimer);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsForeignKeyViolation())
        {
            return ApiError.NotFound("No account found!");
        }

        return TypedResults.Created((string?)null, new CreatedDisclaimerResponse(disclaimer.Id, disclaimer.Id, "success"));
    }

    /// <summary>The hotspots that show it return to their own text.</summary>
    private static async Task<Results<Ok<StatusResponse>, ApiError>> DeleteAsync(
        RouteId disclaimer, CatalogDbContext db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var hotspots = await db.Hotspots
            .Where(row => row.TosDisclaimerId == disclaimer.Value || row.PrivacyDisclaimerId == disclaimer.Value)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        if (await db.Set<Disclaimer>().Where(row => row.Id == disclaimer.Value).ExecuteDeleteAsync(cancellationToken) == 0)
            return ApiError.NotFound("No disclaimer found!");

        db.Outbox.AddRange(PortalChanges.OfHotspots(hotspots));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return StatusResponse.Success;
    }
}
