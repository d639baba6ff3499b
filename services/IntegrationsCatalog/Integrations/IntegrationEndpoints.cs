using Icaro.IntegrationsCatalog.Http;
using Icaro.IntegrationsCatalog.Portals;
using Icaro.ServiceDefaults.Errors;
using Icaro.ServiceDefaults.Requests;
using Icaro.ServiceDefaults.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Icaro.IntegrationsCatalog.Integrations;

internal static class IntegrationEndpoints
{
    public static void MapIntegrations(this IEndpointRouteBuilder endpoints)
    {
        var integrations = endpoints.MapGroup("/api/integrations").WithTags("Integrations");
        integrations.MapGet("", IntegrationList.ListAsync).RequireAuthorization().Produces<IReadOnlyList<IntegrationAnswer>>();

        var admin = integrations.MapGroup("").RequireAuthorization(TokenPolicies.Admin);
        admin.MapPost("", CreateAsync).Produces<CreatedIntegrationAnswer>(StatusCodes.Status201Created);
        admin.MapPut("/{integration}", UpdateAsync).Produces<StatusAnswer>();
        admin.MapDelete("/{integration}", DeleteAsync).Produces<StatusAnswer>();
    }

    private static async Task<IResult> CreateAsync(
        JsonBody<IntegrationRequest> body, CatalogDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (body.Rejection is { } rejection)
            return rejection;
        if (body.Value.FindGap() is { } gap)
            return ApiError.BadRequest(gap);

        var integration = body.Value.ToIntegration(time.GetUtcNow());
        db.Integrations.Add(integration);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Json(
            new CreatedIntegrationAnswer(integration.Id, "success", integration.SigningSecret),
            IntegrationAnswerJson.Plain.CreatedIntegrationAnswer,
            statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> UpdateAsync(
        RouteId integration, JsonBody<IntegrationRequest> body, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (integration.Value is not { } integrationId)
            return ApiError.BadRequest("Integration id error");
        if (body.Rejection is { } rejection)
            return rejection;
        if (await db.Integrations.FindAsync([integrationId], cancellationToken) is not { } found)
            return ApiError.NotFound("Integration not found");

        body.Value.ApplyTo(found);
        db.OweIntegrationChange(integrationId);
        await db.SaveChangesAsync(cancellationToken);
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
