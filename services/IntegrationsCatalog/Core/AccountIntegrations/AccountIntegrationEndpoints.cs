namespace Icaro.IntegrationsCatalog.Core.AccountIntegrations;

/// <summary>Which integrations a reseller may use: for admins, who are refused in other words here than elsewhere.</summary>
internal static class AccountIntegrationEndpoints
{
    public static void MapAccountIntegrations(this IEndpointRouteBuilder endpoints)
    {
        var grants = endpoints.MapGroup("/api/account_integrations").RequireAuthorization().WithTags("Account integrations");
        grants.MapGet("/{account}", ListAsync)
            .WithSummary("What a reseller may use")
            .Answers([new(2, 1)], AccountIntegrationJson.Default.IReadOnlyListAccountIntegrationAnswer)
            .Refuses(400, "Reseller id error")
            .Refuses(403, "Operation not permitted!")
            .Refuses(404, "No integrations found!");
        grants.MapPost("/{account}/{integration}", CreateAsync)
            .WithSummary("Let a reseller use an integration")
            .AnswersCreated("integration already exists")
            .Refuses(400, "Reseller id error", "Integration id error")
            .Refuses(401, "Operation not permitted")
            .Refuses(404, "No reseller found!", "Integration not found");
        grants.MapDelete("/{account}/{integration}", DeleteAsync)
            .WithSummary("Take an integration back from a reseller; where it is on, it stays on")
            .AnswersSuccess()
            .Refuses(400, "Reseller id error", "Integration id error")
            .Refuses(403, "Operation not permitted!")
            .Refuses(404, "No integration found!");
    }

    private static async Task<IResult> ListAsync(
        RouteId account, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return ApiError.Forbidden("Operation not permitted!");
        if (account.Value is not { } accountId)
            return ApiError.BadRequest("Reseller id error");

        var grants = await db.AccountIntegrations
            .Where(grant => grant.AccountId == accountId)
            .OrderBy(grant => grant.Id)
            .Select(grant => new AccountIntegrationAnswer(grant.AccountId, grant.IntegrationId))
            .ToListAsync(cancellationToken);
        return grants is []
            ? ApiError.NotFound("No integrations found!")
            : TypedResults.Json(grants, AccountIntegrationJson.Default.IReadOnlyListAccountIntegrationAnswer);
    }

    private static async Task<IResult> CreateAsync(
        RouteId account, RouteId integration, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return ApiError.Unauthorized("Operation not permitted");
        if (account.Value is not { } accountId)
            return ApiError.BadRequest("Reseller id error");
        if (integration.Value is not { } integrationId)
            return ApiError.BadRequest("Integration id error");
        if (!await db.Accounts.AnyAsync(row => row.Id == accountId && row.Type == AccountTypes.Reseller, cancellationToken))
            return ApiError.NotFound("No reseller found!");

        var grant = new AccountIntegration { AccountId = accountId, IntegrationId = integrationId };
        db.AccountIntegrations.Add(grant);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException refusal) when (refusal.IsUniqueViolation())
        {
            return CreatedAnswer.Conflict("integration already exists");
        }
        catch (DbUpdateException refusal) when (refusal.IsForeignKeyViolation())
        {
            return ApiError.NotFound("Integration not found");
        }

        return CreatedAnswer.Created(grant.Id);
    }

    private static async Task<IResult> DeleteAsync(
        RouteId account, RouteId integration, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return ApiError.Forbidden("Operation not permitted!");
        if (account.Value is not { } accountId)
            return ApiError.BadRequest("Reseller id error");
        if (integration.Value is not { } integrationId)
            return ApiError.BadRequest("Integration id error");

        var deleted = await db.AccountIntegrations
            .Where(grant => grant.AccountId == accountId && grant.IntegrationId == integrationId)
            .ExecuteDeleteAsync(cancellationToken);
        return deleted == 0
            ? ApiError.NotFound("No integration found!")
            : TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer);
    }
}
