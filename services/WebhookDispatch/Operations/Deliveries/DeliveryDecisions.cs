namespace Icaro.WebhookDispatch.Operations.Deliveries;

/// <summary>What operators decide about deliveries. Each decision is one transaction in one round trip.</summary>
internal sealed class DeliveryDecisions(NpgsqlDataSource database, AsyncSignal<Delivery> signal)
{
    private static readonly string LockLanes = LaneSql.Lock(DeliverySql.Lanes);
    private static readonly string Turn = LaneSql.Turn(DeliverySql.Lanes);

    /// <summary>Makes a settled delivery pending again.</summary>
    /// <returns>False when there is no such delivery, it is pending, or its endpoint was removed.</returns>
    public Task<bool> ReplayAsync(Guid id, CancellationToken cancellationToken) => DecideAsync(DeliverySql.Reopen, id, cancellationToken);

    /// <summary>Gives up a delivery that is not delivered yet. An attempt under way is awaited before the next one has its turn.</summary>
    /// <returns>False when there is no such delivery, or it is delivered or discarded.</returns>
    public Task<bool> DiscardAsync(Guid id, CancellationToken cancellationToken) => DecideAsync(DeliverySql.Discard, id, cancellationToken);

    /// <summary>Makes settled deliveries pending again, as part of a batch, after which the caller rings the signal.</summary>
    /// <returns>The command whose affected records tell how many there were and were not pending.</returns>
    public static NpgsqlBatchCommand AddReplay(NpgsqlBatch batch, Guid[] ids) => AddDecision(batch, DeliverySql.Reopen, ids);

    private async Task<bool> DecideAsync(string change, Guid id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        var decision = AddDecision(batch, change, [id]);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        if (decision.RecordsAffected == 0)
            return false;

        signal.Set();
        return true;
    }

    private static NpgsqlBatchCommand AddDecision(NpgsqlBatch batch, string change, Guid[] ids)
    {
        batch.Add(LockLanes, ids);
        batch.Add(change, ids);
        var decision = batch.BatchCommands[^1];
        batch.Add(DeliverySql.Unblock, ids);
        batch.Add(Turn, ids);
        return decision;
    }
}
