using Microsoft.AspNetCore.Http.HttpResults;

namespace Icaro.WebhookDispatch.Operations.Metrics;

/// <summary>
/// Shows what became of deliveries, by minute or hour. Resellers see the deliveries of their own hotspots, links those that they open.
/// </summary>
internal static class MetricsEndpoints
{
    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapGroup("/metrics")
        .WithTags("Metrics")
        .RequireAuthorization(TokenPolicies.Managers)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .MapGet("/deliveries", ShowAsync)
        .OpenToLinks(ofResellers: true)
        .WithSummary("Deliveries by outcome, and the time from a commit to the platform's 2xx, by minute or hour");

    private static async Task<Results<Ok<DeliveryMetrics>, ApiError>> ShowAsync(
        [AsParameters] MetricsQuery query, CallerScope scope, RollupReader rollups, DeliveryBacklog backlog, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (range, error) = MetricsRange.Parse(query, time.GetUtcNow());
        if (range is null)
            return ApiError.BadRequest(error!);
        if (!scope.Allows(range.EndpointId))
            return ApiError.NotFound("No endpoint found!");

        range = range with { EndpointId = scope.EndpointId ?? range.EndpointId };
        var rows = await rollups.ReadAsync(range, scope.AccountId, cancellationToken);
        if (!scope.IsWhole || range.EndpointId is not null)
            return TypedResults.Ok(DeliveryMetrics.Of(range, rows, backlog: null));

        await backlog.Figures.RefreshAsync(cancellationToken);
        return TypedResults.Ok(DeliveryMetrics.Of(range, rows, backlog.Figures.Latest));
    }
}
