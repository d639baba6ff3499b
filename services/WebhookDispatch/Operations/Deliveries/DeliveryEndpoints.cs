using System.Data;

namespace Icaro.WebhookDispatch.Operations.Deliveries;

/// <summary>What became of the webhooks, and what operators decide about them.</summary>
internal static class DeliveryEndpoints
{
    public static void MapDeliveries(this IEndpointRouteBuilder routes)
    {
        var deliveries = routes.MapGroup("/deliveries").WithTags("Deliveries").RequireAuthorization(TokenPolicies.Admin);
        deliveries.MapGet("", ListAsync)
            .WithSummary("Deliveries, newest first")
            .Produces<DeliveryPage>().Produces<ErrorMessage>(StatusCodes.Status400BadRequest);
        deliveries.MapGet("/{id}", ShowAsync)
            .WithSummary("A delivery and its attempts")
            .Produces<DeliveryDetail>().Produces<ErrorMessage>(StatusCodes.Status404NotFound);
        deliveries.MapPost("/{id}/replay", ReplayAsync)
            .WithSummary("Sends a settled delivery once more, now")
            .Produces<DeliveryDetail>(StatusCodes.Status202Accepted)
            .Produces<ErrorMessage>(StatusCodes.Status404NotFound).Produces<ErrorMessage>(StatusCodes.Status409Conflict);
        deliveries.MapPost("/{id}/discard", DiscardAsync)
            .WithSummary("Gives up a delivery that is not delivered yet, and lets the next one go")
            .Produces<DeliveryDetail>(StatusCodes.Status202Accepted)
            .Produces<ErrorMessage>(StatusCodes.Status404NotFound).Produces<ErrorMessage>(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] DeliveryQuery query, DispatchDbContext db, CancellationToken cancellationToken)
    {
        var (filter, error) = DeliveryFilter.Parse(query);
        if (filter is null)
            return ApiError.BadRequest(error!);

        var deliveries = filter.Apply(db.Deliveries);
        if (filter.After is { ReceivedAt: var receivedAt, Id: var id })
            deliveries = deliveries.Where(row => EF.Functions.LessThan(
                ValueTuple.Create(row.ReceivedAt, row.Id), ValueTuple.Create(receivedAt, id)));

        deliveries = deliveries.OrderByDescending(row => row.ReceivedAt).ThenByDescending(row => row.Id).Take(filter.Limit + 1);
        var page = await DeliveryAnswer.Query(deliveries, db).ToListAsync(cancellationToken);
        var next = page.Count > filter.Limit ? DeliveryCursor.Of(page[filter.Limit - 1]).ToString() : null;
        return TypedResults.Json(new DeliveryPage([.. page.Take(filter.Limit)], next), DispatchJson.Default.DeliveryPage);
    }

    private static async Task<IResult> ShowAsync(string id, DispatchDbContext db, KeyRing keys, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var deliveryId))
            return ApiError.BadRequest("The id of a delivery is a UUID");

        return await FindAsync(deliveryId, db, keys, cancellationToken) is { } found
            ? TypedResults.Json(found, DispatchJson.Default.DeliveryDetail)
            : ApiError.NotFound("No delivery found!");
    }

    private static Task<IResult> ReplayAsync(
        string id, DeliveryDecisions decisions, DispatchDbContext db, KeyRing keys, CancellationToken cancellationToken) =>
        DecideAsync(id, decisions.ReplayAsync, "The delivery is pending already, or its endpoint was removed", db, keys, cancellationToken);

    private static Task<IResult> DiscardAsync(
        string id, DeliveryDecisions decisions, DispatchDbContext db, KeyRing keys, CancellationToken cancellationToken) =>
        DecideAsync(id, decisions.DiscardAsync, "The delivery is delivered or discarded already", db, keys, cancellationToken);

    private static async Task<IResult> DecideAsync(
        string id, Func<Guid, CancellationToken, Task<bool>> decide, string conflict,
        DispatchDbContext db, KeyRing keys, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var deliveryId))
            return ApiError.BadRequest("The id of a delivery is a UUID");

        var isDecided = await decide(deliveryId, cancellationToken);
        if (await FindAsync(deliveryId, db, keys, cancellationToken) is not { } found)
            return ApiError.NotFound("No delivery found!");

        return isDecided
            ? TypedResults.Json(found, DispatchJson.Default.DeliveryDetail, statusCode: StatusCodes.Status202Accepted)
            : ApiError.Of(StatusCodes.Status409Conflict, conflict);
    }

    private static async Task<DeliveryDetail?> FindAsync(
        Guid id, DispatchDbContext db, KeyRing keys, CancellationToken cancellationToken)
    {
        // One snapshot, so that the attempts are those which the delivery's state comes from.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var delivery = await DeliveryAnswer.Query(db.Deliveries.Where(row => row.Id == id), db)
            .SingleOrDefaultAsync(cancellationToken);
        if (delivery is null)
            return null;

        var attempts = await db.Attempts
            .AsNoTracking()
            .Where(row => row.DeliveryId == id)
            .OrderBy(row => row.Number)
            .ToListAsync(cancellationToken);
        return new(delivery, [.. attempts.Select(row => AttemptAnswer.Of(row, keys))]);
    }
}
