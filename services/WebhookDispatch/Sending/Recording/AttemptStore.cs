namespace Icaro.WebhookDispatch.Sending.Recording;

/// <summary>
/// Stores results in one round trip and one transaction: the attempts, the deliveries' states, the lanes' next heads, the endpoints'
/// health, and the messages for the bus.
/// </summary>
internal sealed class AttemptStore(NpgsqlDataSource database, EndpointHealth health)
{
    /// <summary>A lost connection may hide a commit. Storing the same attempts again changes nothing.</summary>
    /// <remarks>$1 deliveries, $2 numbers, $3 starts, $4 durations, $5 status codes, $6 error classes, $7 response samples.</remarks>
    private const string InsertAttempts = """
        INSERT INTO attempts (delivery_id, number, started_at, duration_ms, status_code, error_class, sealed_response_sample)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>
    /// Counts failed attempts that are not stored yet. No other transaction stores them in between: the lanes are locked.
    /// </summary>
    /// <remarks>$1 deliveries, $2 numbers, $3 starts, $4 endpoints, $5 accounts or null.</remarks>
    private static readonly string CountFailures = $"""
        WITH failed AS (
            SELECT endpoint_id, account_id, '{Outcome.FailedAttempt}' AS outcome
            FROM unnest($1, $2, $3, $4, $5) AS result (delivery_id, number, started_at, endpoint_id, account_id)
            WHERE NOT EXISTS (
                SELECT FROM attempts AS known
                WHERE known.delivery_id = result.delivery_id AND known.number = result.number AND known.started_at = result.started_at))
        {RollupSql.Count("failed")}
        """;

    /// <summary>
    /// A success counts even after the lease has expired, because the platform has the webhook. A failure counts only for the latest
    /// claim of the lane.
    /// </summary>
    /// <remarks>$1 endpoints, $2 subjects, $3 deliveries, $4 numbers, $5 states, $6 duration classes.</remarks>
    internal static readonly string SettleDeliveries = $"""
        WITH settled AS (UPDATE deliveries AS delivery SET
            status = result.status,
            settled_at = now(),
            delivered_at = CASE WHEN result.status = 'delivered' THEN now() END,
            attempt_count = greatest(delivery.attempt_count, result.number)
        FROM unnest($1, $2, $3, $4, $5, $6) AS result (endpoint_id, subject_id, id, number, status, duration_class)
        JOIN lanes AS lane ON lane.endpoint_id = result.endpoint_id AND lane.subject_id = result.subject_id
        WHERE delivery.id = result.id AND {LaneSql.IsNotSettled}
          AND (result.status = 'delivered' OR (lane.head_id = result.id AND lane.attempt_count = result.number))
        RETURNING delivery.endpoint_id, delivery.account_id, delivery.status AS outcome, result.duration_class)
        {RollupSql.Count("settled", "duration_class")}
        """;

    /// <summary>Schedules the next attempt of failed heads, or blocks their lanes.</summary>
    /// <remarks>
    /// $1 endpoints, $2 subjects, $3 deliveries, $4 numbers, $5 pauses, $6 retry counts, $7 ends of the retries, $8 whether
    /// the lane is blocked.
    /// </remarks>
    private const string PauseLanes = """
        UPDATE lanes AS lane SET
            next_attempt_at = now() + result.pause, retry_count = result.retry_count, retry_until = result.retry_until,
            blocked = result.blocks, leased_until = NULL
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
          AS result (endpoint_id, subject_id, id, number, pause, retry_count, retry_until, blocks)
        WHERE lane.endpoint_id = result.endpoint_id AND lane.subject_id = result.subject_id
          AND lane.head_id = result.id AND lane.attempt_count = result.number
        """;

    /// <summary>Lanes whose head is no longer being sent: after a success by no replica, else not by this one.</summary>
    /// <remarks>$1 endpoints, $2 subjects, $3 deliveries that were delivered, or null.</remarks>
    internal const string Recorded = """
        SELECT endpoint_id, subject_id, delivered_id FROM unnest($1, $2, $3) AS result (endpoint_id, subject_id, delivered_id)
        """;

    private static readonly string LockLanes = LaneSql.Lock(LaneSql.Given);
    private static readonly string Turn = LaneSql.Turn(Recorded);

    public async Task StoreAsync(IReadOnlyList<AttemptResult> results, CancellationToken cancellationToken)
    {
        List<AttemptResult> failed = [.. results.Where(result => !result.IsDelivered)];
        await using var batch = database.CreateBatch();
        batch.Add(LockLanes, Endpoints(results), Subjects(results));
        AddFailures(batch, failed);
        AddAttempts(batch, results);
        AddSettled(batch, [.. results.Where(result => result.IsSettled)]);
        AddFailed(batch, failed);
        batch.Add(
            Turn, Endpoints(results), Subjects(results),
            results.Select(result => result.IsDelivered ? result.Delivery.Id : (Guid?)null).ToArray());
        health.AddOutcomes(batch, results);
        AddDelivered(batch, [.. results.Where(result => result.IsDelivered && result.Delivery.Channel == EndpointChannel.Icaro)]);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void AddFailures(NpgsqlBatch batch, IReadOnlyList<AttemptResult> failed)
    {
        if (failed is not [])
        {
            batch.Add(
                CountFailures, Deliveries(failed), Numbers(failed), Starts(failed), Endpoints(failed),
                failed.Select(result => result.Delivery.AccountId).ToArray());
        }
    }

    private static void AddAttempts(NpgsqlBatch batch, IReadOnlyList<AttemptResult> results) => batch.Add(
        InsertAttempts, Deliveries(results), Numbers(results), Starts(results),
        results.Select(result => (int)result.Duration.TotalMilliseconds).ToArray(),
        results.Select(result => result.Status).ToArray(),
        results.Select(result => result.Error).ToArray(),
        results.Select(result => result.SealedSample).ToArray());

    private static void AddSettled(NpgsqlBatch batch, IReadOnlyList<AttemptResult> settled)
    {
        if (settled is not [])
        {
            batch.Add(
                SettleDeliveries, Endpoints(settled), Subjects(settled), Deliveries(settled), Numbers(settled),
                settled.Select(result => result.DeliveryStatus).ToArray(),
                settled.Select(result => result.DurationClass).ToArray());
        }
    }

    private static void AddFailed(NpgsqlBatch batch, IReadOnlyList<AttemptResult> failed)
    {
        if (failed is not [])
        {
            batch.Add(
                PauseLanes, Endpoints(failed), Subjects(failed), Deliveries(failed), Numbers(failed),
                failed.Select(result => result.Pause).ToArray(),
                failed.Select(result => result.RetryCount).ToArray(),
                failed.Select(result => result.RetryUntil).ToArray(),
                failed.Select(result => result.BlocksLane).ToArray());
        }
    }

    /// <summary>The catalog stores when platforms received toggles. It does not track other channels.</summary>
    private static void AddDelivered(NpgsqlBatch batch, IReadOnlyList<AttemptResult> toggles)
    {
        if (toggles is [])
            return;

        var message = new WebhooksDelivered
        {
            Webhooks = [.. toggles.Select(result => new DeliveredWebhook(
                result.Delivery.SubjectId, result.Delivery.EndpointId, result.Delivery.Sequence, result.EndedAt))],
        };
        batch.Add(OutboxMessage.For(message, Guid.CreateVersion7()));
    }

    private static int[] Endpoints(IReadOnlyList<AttemptResult> results) => [.. results.Select(result => result.Delivery.EndpointId)];

    private static int[] Subjects(IReadOnlyList<AttemptResult> results) => [.. results.Select(result => result.Delivery.SubjectId)];

    private static Guid[] Deliveries(IReadOnlyList<AttemptResult> results) => [.. results.Select(result => result.Delivery.Id)];

    private static DateTimeOffset[] Starts(IReadOnlyList<AttemptResult> results) => [.. results.Select(result => result.StartedAt)];

    private static int[] Numbers(IReadOnlyList<AttemptResult> results) => [.. results.Select(result => result.Delivery.Number)];
}
