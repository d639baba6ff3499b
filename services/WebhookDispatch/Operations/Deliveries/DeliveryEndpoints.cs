using System.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Icaro.WebhookDispatch.Operations.Deliveries;

/// <summary>Lists deliveries, and carries out operators' decisions about them.</summary>
internal static class DeliveryEndpoints
{
    private const string InvalidId = "The id of a delivery is a UUID";
    private const string NotFound = "No delivery found!";

    public static void MapDeliveries(this IEndpointRouteBuilder routes)
    {
        var deliveries = routes.MapForOperators("/deliveries", "Deliveries");
        deliveries.MapGet("", ListAsync).OpenToLinks(ofResellers: true).WithSummary("Deliveries, newest first");
        deliveries.MapGet("/{id}", ShowAsync).OpenToLinks(ofResellers: true).WithSummary("A delivery and its attempts");
        deliveries.MapPost("/{id}/replay", ReplayAsync)
            .AdminsNeed(OperatorRoles.Operate)
            .OpenToLinks(ofResellers: true)
            .WithSummary("Sends a settled delivery once more, now");
        deliveries.MapPost("/{id}/discard", DiscardAsync)
            .AdminsNeed(OperatorRoles.Operate)
            .WithSummary("Gives up a delivery that is not delivered yet, and lets the next one go");
    }

    private static async Task<Results<Ok<DeliveryPage>, ApiError>> ListAsync(
        [AsParameters] DeliveryQuery query, CallerScope scope, DispatchDbContext db, CancellationToken cancellationToken)
    {
        var (filter, error) = DeliveryFilter.Parse(query);
        if (filter is null)
            return ApiError.BadRequest(error!);

        var page = await DeliveryResponse.Query(filter.Apply(scope.Of(db.Deliveries)), db).ToListAsync(cancellationToken);
        var next = page.Count > filter.Limit ? DeliveryCursor.Of(page[filter.Limit - 1]).ToString() : null;
        return TypedResults.Ok(new DeliveryPage([.. page.Take(filter.Limit)], next));
    }

    private static async Task<Results<Ok<DeliveryDetail>, ApiError>> ShowAsync(
        string id, CallerScope scope, DispatchDbContext db, KeyRing keys, CancellationToken cancellationToken)
    {
        if (RequestValues.ParseUuid(id) is not { } deliveryId)
            return ApiError.BadRequest(InvalidId);

        return await FindAsync(deliveryId, scope, db, keys, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : ApiError.NotFound(NotFound);
    }

    private static Task<Results<Accepted<DeliveryDetail>, ApiError>> ReplayAsync(
        string id, CallerScope scope, DeliveryDecisions decisions, DispatchDbContext db, KeyRing keys,
        CancellationToken cancellationToken) =>
        DecideAsync(
            id, decisions.ReplayAsync, "The delivery is pending already, or its endpoint was removed", scope, db, keys, cancellationToken);

    private static Task<Results<Accepted<DeliveryDetail>, ApiError>> DiscardAsync(
        string id, CallerScope scope, DeliveryDecisions decisions, DispatchDbContext db, KeyRing keys,
        CancellationToken cancellationToken) =>
        DecideAsync(id, decisions.DiscardAsync, "The delivery is delivered or discarded already", scope, db, keys, cancellationToken);

    private static async Task<Results<Accepted<DeliveryDetail>, ApiError>> DecideAsync(
        string id, Func<Guid, CancellationToken, Task<bool>> decide, string conflict,
        CallerScope scope, DispatchDbContext db, KeyRing keys, CancellationToken cancellationToken)
    {
        if (RequestValues.ParseUuid(id) is not { } deliveryId)
            return ApiError.BadRequest(InvalidId);

        if (!scope.IsWhole && !await scope.Of(db.Deliveries).AnyAsync(row => row.Id == deliveryId, cancellationToken))
            return ApiError.NotFound(NotFound);

        var isDecided = await decide(deliveryId, cancellationToken);
        if (await FindAsync(deliveryId, scope, db, keys, cancellationToken) is not { } found)
            return ApiError.NotFound(NotFound);

        return isDecided ? TypedResults.Accepted((string?)null, found) : ApiError.Conflict(conflict);
    }

    private static async Task<DeliveryDetail?> FindAsync(
        Guid id, CallerScope scope, DispatchDbContext db, KeyRing keys, CancellationToken cancellationToken)
    {
        // Both queries read the same snapshot, so that the attempts match the delivery's state.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var delivery = await DeliveryResponse.Query(scope.Of(db.Deliveries).Where(row => row.Id == id), db)
            .SingleOrDefaultAsync(cancellationToken);
        if (delivery is null)
            return null;

        var attempts = await db.Attempts
            .AsNoTracking()
            .Where(row => row.DeliveryId == id)
            .OrderBy(row => row.Number)
            .ToListAsync(cancellationToken);
        return new(delivery, [.. attempts.Select(row => AttemptResponse.Of(row, keys))]);
    }
}
