using Microsoft.AspNetCore.Http.HttpResults;

namespace Icaro.WebhookDispatch.Operations.Settings;

/// <summary>Shows endpoints and their health, and changes their settings.</summary>
internal static class EndpointEndpoints
{
    private const string InvalidId = "The id of an endpoint is a positive number";
    private const string NotFound = "No endpoint found!";
    private const string Test = "Sends a webhook that is marked as a test, and answers what came of it";

    public static void MapDeliveryEndpoints(this IEndpointRouteBuilder routes)
    {
        var endpoints = routes.MapForOperators("/endpoints", "Endpoints");
        endpoints.MapGet("", ListAsync).OpenToLinks(ofResellers: true).WithSummary("All endpoints");
        endpoints.MapGet("/{id}", ShowAsync).OpenToLinks(ofResellers: true).WithSummary("An endpoint");
        endpoints.MapPatch("/{id}", ChangeAsync)
            .AdminsNeed(OperatorRoles.Operate)
            .WithSummary("Stops or resumes an endpoint, limits it, says what failures mean, or gives it headers of its own");
        endpoints.MapPost("/{id}/test", TestAsync).AdminsNeed(OperatorRoles.Operate).OpenToLinks().WithSummary(Test);
        // An integration is the endpoint with its id.
        routes.MapForOperators("/api/integrations", "Endpoints")
            .MapPost("/{id}/test", TestAsync).AdminsNeed(OperatorRoles.Operate).OpenToLinks().WithSummary(Test);
    }

    private static async Task<Ok<List<EndpointResponse>>> ListAsync(
        CallerScope scope, DispatchDbContext db, EndpointReport report, CancellationToken cancellationToken)
    {
        var endpoints = await db.Endpoints.AsNoTracking()
            .Where(row => scope.EndpointId == null || row.Id == scope.EndpointId)
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return TypedResults.Ok<List<EndpointResponse>>([.. endpoints.Select(report.Of)]);
    }

    private static async Task<Results<Ok<EndpointResponse>, ApiError>> ShowAsync(
        string id, CallerScope scope, DispatchDbContext db, EndpointReport report, CancellationToken cancellationToken)
    {
        if (RequestValues.ParseNumber(id) is not { } endpointId)
            return ApiError.BadRequest(InvalidId);

        return scope.Allows(endpointId) && await FindAsync(endpointId, db, cancellationToken) is { } found
            ? TypedResults.Ok(report.Of(found))
            : ApiError.NotFound(NotFound);
    }

    private static async Task<Results<Ok<EndpointResponse>, ApiError>> ChangeAsync(
        string id, JsonBody<EndpointChange> change, EndpointSettings settings, DispatchDbContext db, EndpointReport report,
            CancellationToken cancellationToken)
    {
        if (RequestValues.ParseNumber(id) is not { } endpointId)
            return ApiError.BadRequest(InvalidId);
        if (change.Rejection is { } rejection)
            return rejection;

        if (await FindAsync(endpointId, db, cancellationToken) is not { } found)
            return ApiError.NotFound(NotFound);
        if (change.Value.FindConflict(found) is { } conflict)
            return ApiError.Conflict(conflict);

        await settings.ChangeAsync(found, change.Value, cancellationToken);
        return TypedResults.Ok(report.Of((await FindAsync(endpointId, db, cancellationToken))!));
    }

    private static async Task<Results<Ok<TestWebhookResponse>, ApiError>> TestAsync(
        string id, CallerScope scope, TestWebhook test, DispatchDbContext db, CancellationToken cancellationToken)
    {
        if (RequestValues.ParseNumber(id) is not { } endpointId)
            return ApiError.BadRequest(InvalidId);
        if (!scope.Allows(endpointId) || await FindAsync(endpointId, db, cancellationToken) is not { } found)
            return ApiError.NotFound(NotFound);
        if (found.DisabledReason == DisableReason.Removed || !TestWebhook.IsSupportedBy(found))
            return ApiError.Conflict("The endpoint is removed, or no webhook in JSON");

        return TypedResults.Ok(await test.SendAsync(found, cancellationToken));
    }

    private static Task<DeliveryEndpoint?> FindAsync(int id, DispatchDbContext db, CancellationToken cancellationToken) =>
        db.Endpoints.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
}
