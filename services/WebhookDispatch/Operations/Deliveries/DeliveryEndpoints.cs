using System.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using DecisionResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Accepted<Icaro.WebhookDispatch.Operations.Deliveries.DeliveryDetail>,
    Microsoft.AspNetCore.Http.HttpResults.BadRequest<Icaro.Api.Errors.ErrorMessage>,
    Microsoft.AspNetCore.Http.HttpResults.NotFound<Icaro.Api.Errors.ErrorMessage>,
    Microsoft.AspNetCore.Http.HttpResults.Conflict<Icaro.Api.Errors.ErrorMessage>>;

namespace Icaro.WebhookDispatch.Operations.Deliveries;

/// <summary>Lists deliveries, and carries out operators' decisions about them.</summary>
internal static class DeliveryEndpoints
{
    private const string InvalidId = "The id of a delivery is a UUID";
    private const string NotFound = "No delivery found!";

    public static void MapDeliveries(this IEndpointRouteBuilder routes)
    {
        var deliveries = routes.MapGroup("/deliveries").WithTags("Deliveries").RequireAuthorization(TokenPolicies.Admin);
        deliveries.MapGet("", ListAsync).WithSummary("Deliveries, newest first");
        deliveries.MapGet("/{id}", ShowAsync).WithSummary("A delivery and its attempts");
        deliveries.MapPost("/{id}/replay", ReplayAsync).WithSummary("Sends a settled delivery once more, now");
        deliveries.MapPost("/{id}/discard", DiscardAsync)
            .WithSummary("Gives up a delivery that is not delivered yet, and lets the next one go");
    }

    private static async Task<Results<Ok<DeliveryPage>, BadRequest<ErrorMessage>>> ListAsync(
        [AsParameters] DeliveryQuery query, DispatchDbContext db, CancellationToken cancellationToken)
    {
        var (filter, error) = DeliveryFilter.Parse(query);
        if (filter is null)
            return TypedResults.BadRequest(new ErrorMessage(error!));

        var page = await DeliveryResponse.Query(filter.Apply(db.Deliveries), db).ToListAsync(cancellationToken);
        var next = page.Count > filter.Limit ? DeliveryCursor.Of(page[filter.Limit - 1]).ToString() : null;
        return TypedResults.Ok(new DeliveryPage([.. page.Take(filter.Limit)], next));
    }

    private static async Task<Results<Ok<DeliveryDetail>, BadRequest<ErrorMessage>, NotFound<ErrorMessage>>> ShowAsync(
        string id, DispatchDbContext db, KeyRing keys, CancellationToken cancellationToken)
    {
        if (RequestValues.ParseUuid(id) is not { } deliveryId)
            return TypedResults.BadRequest(new ErrorMessage(InvalidId));

        return await FindAsync(deliveryId, db, keys, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : TypedResults.NotFound(new ErrorMessage(NotFound));
    }

    private static Task<DecisionResults> ReplayAsync(
        string id, DeliveryDecisions decisions, DispatchDbContext db, KeyRing keys, CancellationToken cancellationToken) =>
        DecideAsync(id, decisions.ReplayAsync, "The delivery is pending already, or its endpoint was removed", db, keys, cancellationToken);

    private static Task<DecisionResults> DiscardAsync(
        string id, DeliveryDecisions decisions, DispatchDbContext db, KeyRing keys, CancellationToken cancellationToken) =>
        DecideAsync(id, decisions.DiscardAsync, "The delivery is delivered or discarded already", db, keys, cancellationToken);

    private static async Task<DecisionResults> DecideAsync(
        string id, Func<Guid, CancellationToken, Task<bool>> decide, string conflict,
        DispatchDbContext db, KeyRing keys, CancellationToken cancellationToken)
    {
        if (RequestValues.ParseUuid(id) is not { } deliveryId)
            return TypedResults.BadRequest(new ErrorMessage(InvalidId));

        var isDecided = await decide(deliveryId, cancellationToken);
        if (await FindAsync(deliveryId, db, keys, cancellationToken) is not { } found)
            return TypedResults.NotFound(new ErrorMessage(NotFound));

        return isDecided ? TypedResults.Accepted((string?)null, found) : TypedResults.Conflict(new ErrorMessage(conflict));
    }

    private static async Task<DeliveryDetail?> FindAsync(
        Guid id, DispatchDbContext db, KeyRing keys, CancellationToken cancellationToken)
    {
        // Both queries read the same snapshot, so that the attempts match the delivery's state.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var delivery = await DeliveryResponse.Query(db.Deliveries.Where(row => row.Id == id), db)
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
