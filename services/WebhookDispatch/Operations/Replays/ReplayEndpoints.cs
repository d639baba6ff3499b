using Microsoft.AspNetCore.Http.HttpResults;

namespace Icaro.WebhookDispatch.Operations.Replays;

/// <summary>Starts, shows and cancels jobs that send many settled deliveries once more.</summary>
internal static class ReplayEndpoints
{
    private const string InvalidId = "The id of a replay is a UUID";
    private const string NotFound = "No replay found!";
    private const string StillRunning = "A replay of the endpoint is running already";
    private const int MaxListed = 200;

    public static void MapReplays(this IEndpointRouteBuilder routes)
    {
        var replays = routes.MapForOperators("/replays", "Replays");
        replays.MapGet("", ListAsync).OpenToLinks(ofResellers: true).WithSummary("The newest replays");
        replays.MapPost("", CreateAsync)
            .AdminsNeed(OperatorRoles.Operate)
            .OpenToLinks(ofResellers: true)
            .RejectInvalidBodies()
            .WithSummary("Sends settled deliveries once more, each in its place, and works on at it whatever happens");
        replays.MapGet("/{id}", ShowAsync).OpenToLinks(ofResellers: true).WithSummary("How far a replay is");
        replays.MapPost("/{id}/cancel", CancelAsync)
            .AdminsNeed(OperatorRoles.Operate)
            .WithSummary("Ends a replay; what it has put back into the lanes is sent all the same");
    }

    private static async Task<Ok<List<ReplayResponse>>> ListAsync(
        CallerScope scope, DispatchDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(await Of(scope, db)
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)
            .Take(MaxListed)
            .Select(ReplayResponse.FromRow)
            .ToListAsync(cancellationToken));

    private static async Task<Results<Accepted<ReplayResponse>, ApiError>> CreateAsync(
        JsonBody<ReplayRequest> body, CallerScope scope, NpgsqlDataSource database, DispatchDbContext db,
        CancellationToken cancellationToken)
    {
        if (!scope.Allows(body.Value.Integration))
            return ApiError.NotFound("No endpoint found!");

        var id = Guid.CreateVersion7();
        await using var batch = database.CreateBatch();
        var creation = body.Value.AddCreate(batch, id, scope);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return creation.RecordsAffected == 0
            ? ApiError.Conflict(StillRunning)
            : TypedResults.Accepted((string?)null, await FindAsync(id, scope, db, cancellationToken));
    }

    private static async Task<Results<Ok<ReplayResponse>, ApiError>> ShowAsync(
        string id, CallerScope scope, DispatchDbContext db, CancellationToken cancellationToken)
    {
        if (RequestValues.ParseUuid(id) is not { } replayId)
            return ApiError.BadRequest(InvalidId);

        return await FindAsync(replayId, scope, db, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : ApiError.NotFound(NotFound);
    }

    private static async Task<Results<Ok<ReplayResponse>, ApiError>> CancelAsync(
        string id, CallerScope scope, DispatchDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (RequestValues.ParseUuid(id) is not { } replayId)
            return ApiError.BadRequest(InvalidId);

        var now = time.GetUtcNow();
        var cancelled = await Of(scope, db)
            .Where(row => row.Id == replayId && row.State == ReplayState.Running)
            .ExecuteUpdateAsync(
                row => row.SetProperty(replay => replay.State, ReplayState.Cancelled).SetProperty(replay => replay.FinishedAt, now),
                cancellationToken);
        if (await FindAsync(replayId, scope, db, cancellationToken) is not { } found)
            return ApiError.NotFound(NotFound);

        return cancelled == 0
            ? ApiError.Conflict($"The replay is {found.State} already")
            : TypedResults.Ok(found);
    }

    private static Task<ReplayResponse?> FindAsync(
        Guid id, CallerScope scope, DispatchDbContext db, CancellationToken cancellationToken) =>
        Of(scope, db).Where(row => row.Id == id).Select(ReplayResponse.FromRow).SingleOrDefaultAsync(cancellationToken);

    private static IQueryable<Replay> Of(CallerScope scope, DispatchDbContext db) => db.Replays.Where(row =>
        (scope.EndpointId == null || row.EndpointId == scope.EndpointId)
        && (scope.AccountId == null || row.AccountId == scope.AccountId));
}
