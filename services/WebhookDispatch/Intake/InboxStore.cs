namespace Icaro.WebhookDispatch.Intake;

/// <summary>Stores deliveries: all of them in one round trip and one transaction, or none.</summary>
internal sealed class InboxStore(NpgsqlDataSource database)
{
    private static readonly string LockLanes = LaneSql.Lock(LaneSql.Given);
    private static readonly string Turn = LaneSql.Turn(LaneSql.Given);

    /// <returns>The ids of those that were left out, since another delivery has their place in the lane.</returns>
    public async Task<IReadOnlySet<Guid>> StoreAsync(IReadOnlyList<ReceivedDelivery> received, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. received.Select(one => one.Id)];
        int[] endpoints = [.. received.Select(one => one.Endpoint.EndpointId)];
        int[] subjects = [.. received.Select(one => one.SubjectId)];
        long[] sequences = [.. received.Select(one => one.Sequence)];

        await using var batch = database.CreateBatch();
        batch.Add(InboxSql.OpenLanes, endpoints, subjects);
        batch.Add(LockLanes, endpoints, subjects);
        batch.Add(InboxSql.FindContradictions, ids, endpoints, subjects, sequences);
        batch.Add(
            InboxSql.InsertDeliveries,
            ids, endpoints, subjects,
            received.Select(one => one.HotspotId).ToArray(),
            sequences,
            received.Select(one => one.SealedBody).ToArray(),
            received.Select(one => one.TraceParent).ToArray(),
            received.Select(one => one.OccurredAt.ToUniversalTime()).ToArray());
        // What came in one message has one endpoint.
        batch.AddEndpoints(
            [.. received.DistinctBy(one => one.Endpoint, ReferenceEqualityComparer.Instance).Select(one => (one.Endpoint, one.OccurredAt))]);
        batch.Add(EndpointSql.DiscardOfRemoved, endpoints);
        batch.Add(Turn, endpoints, subjects);
        return await ExecuteAsync(batch, cancellationToken);
    }

    private static async Task<IReadOnlySet<Guid>> ExecuteAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        HashSet<Guid> contradictions = [];
        await using var results = await batch.ExecuteReaderAsync(cancellationToken);
        do
        {
            while (await results.ReadAsync(cancellationToken))
            {
                if (results.FieldCount == 1)
                    contradictions.Add(results.GetGuid(0));
            }
        }
        while (await results.NextResultAsync(cancellationToken));
        return contradictions;
    }
}
