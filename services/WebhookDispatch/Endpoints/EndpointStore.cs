namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>What becomes of endpoints as the catalog tells, each time in one transaction and one round trip.</summary>
internal sealed partial class EndpointStore(
    NpgsqlDataSource database, EndpointActivation activation, AsyncSignal<Delivery> signal, AsyncSignal<OutboxMessage> outbox, ILogger<EndpointStore> logger) : IEndpointStore
{
    private static readonly string LockLanes = LaneSql.Lock(EndpointSql.Lanes);
    private static readonly string Turn = LaneSql.Turn(EndpointSql.Lanes);

    public async Task ChangeAsync(EndpointChanged changed, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.AddEndpoints([(changed.Endpoint, changed.ChangedAt)]);
        activation.AddEnable(batch, EndpointSql.EnableRenewed, changed.Endpoint.EndpointId);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        signal.Set();
        outbox.Set();
    }

    public async Task RemoveAsync(EndpointRemoved removed, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(LockLanes, removed.EndpointId);
        batch.Add(EndpointSql.LockForRemoval, removed.EndpointId);
        batch.Add(EndpointSql.Remove, removed.EndpointId, removed.RemovedAt.ToUniversalTime());
        // Those that have been opened in the meantime. Should one of them be held by somebody who waits for us, it is all done again.
        batch.Add(LockLanes, removed.EndpointId);
        batch.Add(EndpointSql.DiscardOfRemoved, new[] { removed.EndpointId });
        batch.Add(EndpointSql.ForgetObjects, removed.EndpointId);
        batch.Add(EndpointSql.Unblock, removed.EndpointId);
        batch.Add(Turn, removed.EndpointId);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        Log.Removed(logger, removed.EndpointId);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Endpoint {Endpoint} is removed, and with it what it was owed")]
        public static partial void Removed(ILogger logger, int endpoint);
    }
}
