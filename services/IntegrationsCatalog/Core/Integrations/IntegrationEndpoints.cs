namespace Icaro.IntegrationsCatalog.Core.Integrations;

internal static class IntegrationEndpoints
{
    public static void MapIntegrations(this IEndpointRouteBuilder endpoints)
    {
        var integrations = endpoints.MapGroup("/api/integrations").WithTags("Integrations");
        integrations.MapGet("", IntegrationList.ListAsync)
            .RequireAuthorization()
            .WithSummary("What one can switch on, with a login for each platform where its token is an AES key")
            .Answers(IntegrationExamples.List, IntegrationAnswerJson.Plain.IReadOnlyListIntegrationAnswer)
            .Refuses(404, "No integrations found!");

        var admin = integrations.MapGroup("").RequireAuthorization(TokenPolicies.Admin);
        admin.MapPost("", CreateAsync)
            .WithSummary("Make an integration; the answer is the only time that its signing secret is shown")
            .Takes(IntegrationExamples.New, IntegrationRequestJson.Default.IntegrationRequest)
            .Answers(IntegrationExamples.Created, IntegrationAnswerJson.Plain.CreatedIntegrationAnswer, StatusCodes.Status201Created)
            .Refuses(400, "Request fields malformed", "name is required", "webhook_url is required")
            .Refuses(403, "Unauthorized action");
        admin.MapPut("/{integration}", UpdateAsync)
            .WithSummary("Change an integration; what is not named stays. With another webhook, every hotspot for which it is on is synchronized again")
            .Takes(IntegrationExamples.Change, IntegrationRequestJson.Default.IntegrationRequest)
            .AnswersSuccess()
            .Refuses(400, "Integration id error", "Request fields malformed", "webhook_url is not an absolute http or https URL")
            .Refuses(403, "Unauthorized action")
            .Refuses(404, "Integration not found");
        admin.MapDelete("/{integration}", DeleteAsync)
            .WithSummary("Delete an integration that is on nowhere")
            .AnswersSuccess()
            .Refuses(400, "Integration id error")
            .Refuses(403, "Unauthorized action")
            .Refuses(404, "Integration not found")
            .Refuses(409, "Integration is still enabled, hotspots: 2");
    }

    private static async Task<IResult> CreateAsync(
        JsonBody<IntegrationRequest> body, CatalogDbContext db, EgressPolicy egress, TimeProvider time, CancellationToken cancellationToken)
    {
        if (body.Rejection is { } rejection)
            return rejection;
        if ((body.Value.FindGap() ?? body.Value.FindPrivateAddress(egress)) is { } fault)
            return ApiError.BadRequest(fault);

        var integration = body.Value.ToIntegration(time.GetUtcNow());
        db.Integrations.Add(integration);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Json(
            new CreatedIntegrationAnswer(integration.Id, "success", integration.SigningSecret),
            IntegrationAnswerJson.Plain.CreatedIntegrationAnswer,
            statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> UpdateAsync(
        RouteId integration,
        JsonBody<IntegrationRequest> body,
        CatalogDbContext db,
        EgressPolicy egress,
        IntegrationUpdate update,
        CancellationToken cancellationToken)
    {
        if (integration.Value is not { } integrationId)
            return ApiError.BadRequest("Integration id error");
        if (body.Rejection is { } rejection)
            return rejection;
        if (body.Value.FindPrivateAddress(egress) is { } fault)
            return ApiError.BadRequest(fault);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.FindForChangeAsync(integrationId, cancellationToken) is not { } found)
            return ApiError.NotFound("Integration not found");

        await update.ApplyAsync(found, body.Value, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer);
    }

    private static async Task<IResult> DeleteAsync(RouteId integration, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (integration.Value is not { } integrationId)
            return ApiError.BadRequest("Integration id error");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Held until the commit: a hotspot that is switched on in this moment is either counted below, or finds no integration.
        var found = await db.Integrations
            .FromSql($"SELECT * FROM integrations WHERE id = {integrationId} FOR UPDATE")
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return ApiError.NotFound("Integration not found");

        var enabled = await db.HotspotIntegrations.CountAsync(row => row.IntegrationId == integrationId && row.Enabled, cancellationToken);
        if (enabled > 0)
            return ApiError.Of(StatusCodes.Status409Conflict, $"Integration is still enabled, hotspots: {enabled}");

        db.Integrations.Remove(found);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer);
    }
}
