namespace Icaro.WebhookDispatch.Operations.Replays;

/// <summary>Jobs that send many settled deliveries once more.</summary>
internal static class ReplayEndpoints
{
    private const string InvalidId = "The id of a replay is a UUID";
    private const string NotFound = "No replay found!";

    /// <summary>The newest ones.</summary>
    private const int Listed = 200;

    public static void MapReplays(this IEndpointRouteBuilder routes)
    {
        var replays = routes.MapGroup("/replays").WithTags("Replays").RequireAuthorization(TokenPolicies.Admin);
        replays.MapGet("", ListAsync).WithSummary("The newest replays").Produces<List<ReplayAnswer>>();
        replays.MapPost("", CreateAsync)
            .WithSummary("Sends settled deliveries once more, each in its place, and works on at it whatever happens")
            .Produces<ReplayAnswer>(StatusCodes.Status202Accepted).Produces<ErrorMessage>(StatusCodes.Status400BadRequest);
        replays.MapGet("/{id}", ShowAsync)
            .WithSummary("How far a replay is")
            .Produces<ReplayAnswer>().Produces<ErrorMessage>(StatusCodes.Status404NotFound);
        replays.MapPost("/{id}/cancel", CancelAsync)
            .WithSummary("Ends a replay; what it has put back into the lanes is sent all the same")
            .Produces<ReplayAnswer>()
            .Produces<ErrorMessage>(StatusCodes.Status404NotFound).Produces<ErrorMessage>(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(DispatchDbContext db, CancellationToken cancellationToken) => TypedResults.Json(
        await db.Replays
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)
            .Take(Listed)
            .Select(ReplayAnswer.FromRow)
            .ToListAsync(cancellationToken),
        DispatchJson.Default.ListReplayAnswer);

    private static async Task<IResult> CreateAsync(
        JsonBody<ReplayRequest> body, NpgsqlDataSource database, DispatchDbContext db, CancellationToken cancellationToken)
    {
        if (body.Rejection is { } rejection)
            return rejection;

        var request = body.Value;
        var id = Guid.CreateVersion7();
        _ = DeliveryFilter.TryParseTime(request.Since, out var since);
        _ = DeliveryFilter.TryParseTime(request.Until, out var until);
        await using var batch = database.CreateBatch();
        batch.Add(
            ReplaySql.Create,
            id, OrNull(request.Hotspot), OrNull(request.Integration), OrNull(request.Status), OrNull(since), OrNull(until));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return TypedResults.Json(
            await FindAsync(id, db, cancellationToken), DispatchJson.Default.ReplayAnswer, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> ShowAsync(string id, DispatchDbContext db, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var replayId))
            return ApiError.BadRequest(InvalidId);

        return await FindAsync(replayId, db, cancellationToken) is { } found
            ? TypedResults.Json(found, DispatchJson.Default.ReplayAnswer)
            : ApiError.NotFound(NotFound);
    }

    private static async Task<IResult> CancelAsync(string id, DispatchDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var replayId))
            return ApiError.BadRequest(InvalidId);

        var now = time.GetUtcNow();
        var cancelled = await db.Replays
            .Where(row => row.Id == replayId && row.State == ReplayState.Running)
            .ExecuteUpdateAsync(
                row => row.SetProperty(replay => replay.State, ReplayState.Cancelled).SetProperty(replay => replay.FinishedAt, now),
                cancellationToken);
        var found = await FindAsync(replayId, db, cancellationToken);
        return found is null ? ApiError.NotFound(NotFound)
            : cancelled == 0 ? ApiError.Of(StatusCodes.Status409Conflict, $"The replay is {found.State} already")
            : TypedResults.Json(found, DispatchJson.Default.ReplayAnswer);
    }

    private static Task<ReplayAnswer?> FindAsync(Guid id, DispatchDbContext db, CancellationToken cancellationToken) =>
        db.Replays.Where(row => row.Id == id).Select(ReplayAnswer.FromRow).SingleOrDefaultAsync(cancellationToken);

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
