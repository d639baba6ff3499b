namespace Icaro.WebhookDispatch.Intake;

/// <summary>Stores a batch of deliveries in one round trip and one transaction.</summary>
internal sealed class InboxStore(NpgsqlDataSource database)
{
    /// <summary>$1 endpoints, $2 subjects.</summary>
    private const string InsertLanes = """
        INSERT INTO lanes (endpoint_id, subject_id)
        SELECT DISTINCT endpoint_id, subject_id FROM unnest($1, $2) AS arrived (endpoint_id, subject_id)
        ORDER BY endpoint_id, subject_id
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Deliveries with the sequence of another delivery that has already been the head of the lane.</summary>
    /// <remarks>$1 ids, $2 endpoints, $3 subjects, $4 sequences.</remarks>
    private const string FindContradictions = """
        SELECT DISTINCT arrived.id AS contradicting_id
        FROM unnest($1, $2, $3, $4) AS arrived (id, endpoint_id, subject_id, sequence)
        JOIN lanes AS lane ON lane.endpoint_id = arrived.endpoint_id AND lane.subject_id = arrived.subject_id
        JOIN deliveries AS known
          ON known.endpoint_id = arrived.endpoint_id AND known.subject_id = arrived.subject_id AND known.sequence = arrived.sequence
        WHERE arrived.sequence <= lane.reached_sequence AND known.id <> arrived.id
        """;

    /// <summary>
    /// Ignores duplicates: those of undelivered deliveries by id, and those of delivered ones by sequence, because the lane has
    /// reached it. A state that arrives after the lane has passed its sequence is superseded by the later one.
    /// </summary>
    /// <remarks>
    /// $1 ids, $2 endpoints, $3 subjects, $4 hotspots or null, $5 sequences, $6 bodies, $7 trace contexts, $8 times, $9 whether they are
    /// states, $10 accounts or null.
    /// </remarks>
    private static readonly string InsertDeliveries = $"""
        WITH inserted AS (INSERT INTO deliveries (
            id, endpoint_id, subject_id, hotspot_id, account_id, sequence, sealed_body, trace_parent, occurred_at,
            status, settled_at, received_at, attempt_count)
        SELECT
            arrived.id, arrived.endpoint_id, arrived.subject_id, hotspot_id, account_id, arrived.sequence, sealed_body, trace_parent,
            occurred_at, CASE WHEN is_late THEN 'superseded' ELSE 'pending' END, CASE WHEN is_late THEN now() END, now(), 0
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
          AS arrived (id, endpoint_id, subject_id, hotspot_id, sequence, sealed_body, trace_parent, occurred_at, is_state, account_id)
        JOIN lanes AS lane ON lane.endpoint_id = arrived.endpoint_id AND lane.subject_id = arrived.subject_id
        CROSS JOIN LATERAL (SELECT arrived.is_state AND arrived.sequence < lane.reached_sequence AS is_late) AS order_of_arrival
        WHERE arrived.sequence > lane.reached_sequence OR NOT EXISTS (
            SELECT FROM deliveries AS known
            WHERE known.endpoint_id = arrived.endpoint_id AND known.subject_id = arrived.subject_id
              AND known.sequence = arrived.sequence)
        ON CONFLICT (id, delivered_at) DO NOTHING
        RETURNING endpoint_id, account_id, status),
        superseded AS (SELECT endpoint_id, account_id, status AS outcome FROM inserted WHERE status = '{Outcome.Superseded}')
        {RollupSql.Count("superseded")}
        """;

    private const string LimitWait = "SELECT FROM set_config('lock_timeout', '1s', TRUE)";

    /// <summary>$1 endpoints, $2 subjects.</summary>
    private const string FreeLanes = """
        SELECT endpoint_id, subject_id FROM lanes
        WHERE (endpoint_id, subject_id) IN (SELECT endpoint_id, subject_id FROM unnest($1, $2) AS wanted (endpoint_id, subject_id))
        FOR UPDATE SKIP LOCKED
        """;

    private static readonly string LockLanes = LaneSql.Lock(LaneSql.Given);
    private static readonly string Turn = LaneSql.Turn(LaneSql.Given);

    /// <returns>The ids of the deliveries that were not stored, because another delivery has their sequence.</returns>
    /// <exception cref="PostgresException">Among others: a row has been locked for more than a second.</exception>
    public async Task<IReadOnlySet<Guid>> StoreAsync(IReadOnlyList<ReceivedDelivery> received, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. received.Select(one => one.Id)];
        int[] endpoints = [.. received.Select(one => one.Endpoint.EndpointId)];
        int[] subjects = [.. received.Select(one => one.SubjectId)];
        long[] sequences = [.. received.Select(one => one.Sequence)];

        await using var batch = database.CreateBatch();
        batch.Add(LimitWait);
        batch.Add(InsertLanes, endpoints, subjects);
        batch.Add(LockLanes, endpoints, subjects);
        batch.Add(FindContradictions, ids, endpoints, subjects, sequences);
        batch.Add(
            InsertDeliveries,
            ids, endpoints, subjects,
            received.Select(one => one.HotspotId).ToArray(),
            sequences,
            received.Select(one => one.SealedBody).ToArray(),
            received.Select(one => one.TraceParent).ToArray(),
            received.Select(one => one.OccurredAt.ToUniversalTime()).ToArray(),
            received.Select(one => EndpointChannel.CarriesState(one.Endpoint.Channel)).ToArray(),
            received.Select(one => one.AccountId).ToArray());
        // All deliveries of a message share one endpoint instance.
        batch.AddEndpoints([.. received
            .DistinctBy(one => one.Endpoint, ReferenceEqualityComparer.Instance)
            .Select(one => (one.Endpoint, one.OccurredAt))]);
        batch.Add(EndpointSql.DiscardOfRemoved, endpoints);
        batch.Add(Turn, endpoints, subjects);
        return await ExecuteAsync(batch, cancellationToken);
    }

    /// <returns>The existing lanes of the deliveries that no other transaction has locked.</returns>
    public async Task<IReadOnlySet<(int EndpointId, int SubjectId)>> FindFreeLanesAsync(
        IReadOnlyList<ReceivedDelivery> received, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(
            FreeLanes,
            received.Select(one => one.Endpoint.EndpointId).ToArray(),
            received.Select(one => one.SubjectId).ToArray());
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return (await rows.ReadAsync(row => (row.GetInt32(0), row.GetInt32(1)), cancellationToken)).ToHashSet();
    }

    /// <summary>Of all statements in the batch, only <see cref="FindContradictions"/> returns a column.</summary>
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
