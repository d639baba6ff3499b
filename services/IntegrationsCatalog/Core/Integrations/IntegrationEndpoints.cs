namespace Icaro.IntegrationsCatalog.Core.Integrations;

internal static class IntegrationEndpoints
{
    public const string NotFound = "Integration not found";

    public static void MapIntegrations(this IEndpointRouteBuilder endpoints)
    {
        var integrations = endpoints.MapGroup("/api/integrations").WithTags("Integrations");
        integrations.MapGet("", ListAsync)
            .RequireAuthorization()
            .WithSummary("Lists what the caller can enable, with a login for each platform that receives password hashes")
            .ReturnsError(404, "No integrations found!");
        var admin = integrations.MapGroup("").RequireAuthorization(TokenPolicies.Admin);
        admin.MapPost("", CreateAsync)
            .WithSummary("Creates an integration. Only this response contains its signing secret")
            .ReturnsError(400, "name is required", "webhook_url is required");
        admin.MapPut("/{integration}", UpdateAsync)
            .WithSummary("Changes an integration. Missing fields keep their values. A new webhook synchronizes every hotspot again")
            .ReturnsError(400, "webhook_token is required for another origin", PasswordHashRules.Forbidden)
            .ReturnsError(404, NotFound);
        admin.MapDelete("/{integration}", DeleteAsync)
            .WithSummary("Deletes an integration that is enabled nowhere")
            .ReturnsError(404, NotFound)
            .ReturnsError(409, "Integration is still enabled, hotspots: 2");
    }

    private static async Task<Results<PlainOk<List<IntegrationResponse>>, ApiError>> ListAsync(
        TokenIdentity caller, IntegrationListings listings, CancellationToken cancellationToken)
    {
        var (account, integrations) = await listings.ListAsync(caller, cancellationToken);
        return integrations is []
            ? ApiError.NotFound("No integrations found!")
            : new PlainOk<List<IntegrationResponse>>(
                [.. integrations.Select(row => IntegrationResponse.Of(row, AuthLogin.For(account, row)))]);
    }

    private static async Task<Results<PlainCreated<CreatedIntegrationResponse>, ApiError>> CreateAsync(
        JsonBody<IntegrationRequest> body, CatalogDbContext db, EgressPolicy egress, KeyRing keys, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if ((body.Value.FindMissingField() ?? body.Value.FindEgressFault(egress)) is { } error)
            return ApiError.BadRequest(error);

        var integration = body.Value.ToIntegration(time.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Integrations.Add(integration);
        await db.SaveChangesAsync(cancellationToken);
        db.EnqueueCreation(integration, keys, integration.Created);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PlainCreated<CreatedIntegrationResponse>(new(integration.Id, "success", integration.SigningSecret));
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> UpdateAsync(
        RouteId integration,
        JsonBody<IntegrationRequest> body,
        CatalogDbContext db,
        EgressPolicy egress,
        IntegrationUpdate update,
        IEnumerable<IPasswordHashRule> rules,
        CancellationToken cancellationToken)
    {
        if (body.Value.FindEgressFault(egress) is { } error)
            return ApiError.BadRequest(error);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.FindForChangeAsync(integration.Value, cancellationToken) is not { } found)
            return ApiError.NotFound(NotFound);
        if (body.Value.FindMissingToken(found) is { } missing)
            return ApiError.BadRequest(missing);
        if (body.Value.SendsPasswordHash is true && await rules.ForbidAsync(found.Id, cancellationToken))
            return ApiError.BadRequest(PasswordHashRules.Forbidden);

        await update.ApplyAsync(found, body.Value, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return StatusResponse.Success;
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> DeleteAsync(
        RouteId integration, CatalogDbContext db, TokenRevocation tokens, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The lock makes a concurrent enabling either count below or find no integration.
        var found = await db.Integrations
            .FromSql($"SELECT * FROM integrations WHERE id = {integration.Value} FOR UPDATE")
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return ApiError.NotFound(NotFound);

        var enabled = await db.HotspotIntegrations.CountAsync(row => row.IntegrationId == found.Id && row.Enabled, cancellationToken);
        if (enabled > 0)
            return ApiError.Of(StatusCodes.Status409Conflict, $"Integration is still enabled, hotspots: {enabled}");

        await tokens.RevokeAsync(db.IntegrationLinks.Where(link => link.IntegrationId == found.Id), cancellationToken);
        db.Integrations.Remove(found);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        tokens.ForgetRevoked();
        return StatusResponse.Success;
    }
}
