namespace Icaro.WebhookDispatch.Operations.Deliveries;

/// <summary>Carries out operators' decisions about deliveries, each in one transaction and one round trip.</summary>
/// <remarks>$1 are ids of deliveries in all statements.</remarks>
internal sealed class DeliveryDecisions(NpgsqlDataSource database, AsyncSignal<Delivery> signal)
{
    private const string Lanes = "SELECT endpoint_id, subject_id, NULL::uuid FROM deliveries WHERE id = ANY ($1)";

    /// <summary>
    /// The deliveries keep their sequences, so later ones of their lanes wait, unless one is being sent. Deliveries of removed
    /// endpoints stay settled.
    /// </summary>
    private const string Reopen = """
        UPDATE deliveries SET status = 'pending', settled_at = NULL, delivered_at = NULL, progress = 0
        WHERE id = ANY ($1) AND status <> 'pending'
          AND NOT EXISTS (SELECT FROM endpoints WHERE endpoints.id = endpoint_id AND disabled_reason = 'removed')
        """;

    private static readonly string Discard = $"""
        WITH discarded AS (
            UPDATE deliveries SET status = 'discarded', settled_at = now()
            WHERE id = ANY ($1) AND status IN ('pending', 'failed')
            RETURNING endpoint_id, account_id, status AS outcome)
        {RollupSql.Count("discarded")}
        """;

    /// <summary>Unblocks lanes that waited for this decision. The caller then makes their next deliveries the heads.</summary>
    private const string Unblock = """
        UPDATE lanes AS lane SET blocked = FALSE, head_id = NULL
        FROM deliveries AS delivery
        WHERE delivery.id = ANY ($1) AND lane.endpoint_id = delivery.endpoint_id AND lane.subject_id = delivery.subject_id
          AND lane.blocked AND lane.head_id = delivery.id
        """;

    private static readonly string LockLanes = LaneSql.Lock(Lanes);
    private static readonly string Turn = LaneSql.Turn(Lanes);

    /// <summary>Makes a settled delivery pending again.</summary>
    /// <returns>False if there is no such delivery, it is pending, or its endpoint was removed.</returns>
    public Task<bool> ReplayAsync(Guid id, CancellationToken cancellationToken) => DecideAsync(Reopen, id, cancellationToken);

    /// <summary>Discards an undelivered delivery. If it is being sent, the next one waits for the end of the attempt.</summary>
    /// <returns>False if there is no such delivery, or it is delivered or discarded.</returns>
    public Task<bool> DiscardAsync(Guid id, CancellationToken cancellationToken) => DecideAsync(Discard, id, cancellationToken);

    /// <summary>Adds statements that make settled deliveries pending again. The caller sets the signal after the commit.</summary>
    /// <returns>The command whose affected records are the deliveries that became pending.</returns>
    public static NpgsqlBatchCommand AddReplay(NpgsqlBatch batch, Guid[] ids) => AddDecision(batch, Reopen, ids);

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
        batch.Add(Unblock, ids);
        batch.Add(Turn, ids);
        return decision;
    }
}
