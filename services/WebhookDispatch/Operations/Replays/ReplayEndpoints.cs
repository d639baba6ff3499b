using Microsoft.AspNetCore.Http.HttpResults;

namespace Icaro.WebhookDispatch.Operations.Replays;

/// <summary>Starts, shows and cancels jobs that send many settled deliveries once more.</summary>
internal static class ReplayEndpoints
{
    private const string InvalidId = "The id of a replay is a UUID";
    private const string NotFound = "No replay found!";
    private const int MaxListed = 200;

    public static void MapReplays(this IEndpointRouteBuilder routes)
    {
        var replays = routes.MapForOperators("/replays", "Replays");
        replays.MapGet("", ListAsync).WithSummary("The newest replays");
        replays.MapPost("", CreateAsync)
            .AdminsNeed(OperatorRoles.Operate)
            .RejectInvalidBodies()
            .WithSummary("Sends settled deliveries once more, each in its place, and works on at it whatever happens");
        replays.MapGet("/{id}", ShowAsync).WithSummary("How far a replay is");
        replays.MapPost("/{id}/cancel", CancelAsync)
            .AdminsNeed(OperatorRoles.Operate)
            .WithSummary("Ends a replay; what it has put back into the lanes is sent all the same");
    }

    private static async Task<Ok<List<ReplayResponse>>> ListAsync(DispatchDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(await db.Replays
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)
            .Take(MaxListed)
            .Select(ReplayResponse.FromRow)
            .ToListAsync(cancellationToken));

    private static async Task<Results<Accepted<ReplayResponse>, ApiError>> CreateAsync(
        JsonBody<ReplayRequest> body, NpgsqlDataSource database, DispatchDbContext db, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        await using var batch = database.CreateBatch();
        body.Value.AddCreate(batch, id);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return TypedResults.Accepted((string?)null, await FindAsync(id, db, cancellationToken));
    }

    private static async Task<Results<Ok<ReplayResponse>, ApiError>> ShowAsync(
        string id, DispatchDbContext db, CancellationToken cancellationToken)
    {
        if (RequestValues.ParseUuid(id) is not { } replayId)
            return ApiError.BadRequest(InvalidId);

        return await FindAsync(replayId, db, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : ApiError.NotFound(NotFound);
    }

    private static async Task<Results<Ok<ReplayResponse>, ApiError>> CancelAsync(
        string id, DispatchDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (RequestValues.ParseUuid(id) is not { } replayId)
            return ApiError.BadRequest(InvalidId);

        var now = time.GetUtcNow();
        var cancelled = await db.Replays
            .Where(row => row.Id == replayId && row.State == ReplayState.Running)
            .ExecuteUpdateAsync(
                row => row.SetProperty(replay => replay.State, ReplayState.Cancelled).SetProperty(replay => replay.FinishedAt, now),
                cancellationToken);
        if (await FindAsync(replayId, db, cancellationToken) is not { } found)
            return ApiError.NotFound(NotFound);

        return cancelled == 0
            ? ApiError.Conflict($"The replay is {found.State} already")
            : TypedResults.Ok(found);
    }

    private static Task<ReplayResponse?> FindAsync(Guid id, DispatchDbContext db, CancellationToken cancellationToken) =>
        db.Replays.Where(row => row.Id == id).Select(ReplayResponse.FromRow).SingleOrDefaultAsync(cancellationToken);
}
