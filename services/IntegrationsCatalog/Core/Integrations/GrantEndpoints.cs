namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>The integrations that resellers may use, managed by admins.</summary>
internal static class GrantEndpoints
{
    private const string NotPermitted = "Operation not permitted!";

    public static void MapGrants(this IEndpointRouteBuilder endpoints)
    {
        var grants = endpoints.MapGroup("/api/account_integrations/{reseller}").RequireAuthorization().WithTags("Account integrations");
        grants.MapGet("", ListAsync)
            .ForAdmins(403, NotPermitted)
            .WithSummary("Lists the integrations that a reseller may use")
            .ReturnsError(404, "No integrations found!");
        grants.MapPost("/{integration}", CreateAsync)
            .ForAdmins(401, "Operation not permitted")
            .WithSummary("Lets a reseller use an integration")
            .ReturnsConflict("integration already exists")
            .ReturnsError(404, "No reseller found!", IntegrationEndpoints.NotFound);
        grants.MapDelete("/{integration}", DeleteAsync)
            .ForAdmins(403, NotPermitted)
            .WithSummary("Withdraws an integration from a reseller. It stays enabled where it is")
            .ReturnsError(404, "No integration found!");
    }

    private static async Task<Results<Ok<List<AccountIntegrationResponse>>, ApiError>> ListAsync(
        RouteId reseller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var grants = await db.AccountIntegrations
            .Where(grant => grant.AccountId == reseller.Value)
            .OrderBy(grant => grant.Id)
            .Select(grant => new AccountIntegrationResponse(grant.AccountId, grant.IntegrationId))
            .ToListAsync(cancellationToken);
        return grants is [] ? ApiError.NotFound("No integrations found!") : TypedResults.Ok(grants);
    }

    private static async Task<Results<Created<CreatedResponse>, Conflict<CreatedResponse>, ApiError>> CreateAsync(
        RouteId reseller, RouteId integration, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.Accounts.AnyAsync(row => row.Id == reseller.Value && row.Type == AccountTypes.Reseller, cancellationToken))
            return ApiError.NotFound("No reseller found!");

        var grant = new AccountIntegration { AccountId = reseller.Value, IntegrationId = integration.Value };
        db.AccountIntegrations.Add(grant);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return CreatedResponse.Conflict("integration already exists");
        }
        catch (DbUpdateException exception) when (exception.IsForeignKeyViolation())
        {
            return ApiError.NotFound(IntegrationEndpoints.NotFound);
        }

        return CreatedResponse.Created(grant.Id);
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> DeleteAsync(
        RouteId reseller, RouteId integration, CatalogDbContext db, TokenRevocation tokens, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var deleted = await db.AccountIntegrations
            .Where(grant => grant.AccountId == reseller.Value && grant.IntegrationId == integration.Value)
            .ExecuteDeleteAsync(cancellationToken);
        await tokens.RevokeAsync(
            db.IntegrationLinks.Where(link => link.AccountId == reseller.Value && link.IntegrationId == integration.Value),
            cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        tokens.ForgetRevoked();
        return deleted == 0 ? ApiError.NotFound("No integration found!") : StatusResponse.Success;
    }
}

internal sealed record AccountIntegrationResponse(int AccountId, int IntegrationId)
{
    public static AccountIntegrationResponse Example { get; } = new(2, 1);
}
