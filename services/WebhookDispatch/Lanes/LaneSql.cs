namespace Icaro.WebhookDispatch.Lanes;

/// <summary>SQL for the lanes, shared by everything that stores, claims, settles or replays deliveries.</summary>
internal static class LaneSql
{
    /// <summary>The lanes of the parameters $1 endpoints and $2 subjects, which may repeat.</summary>
    public const string Given = "SELECT endpoint_id, subject_id, NULL::uuid FROM unnest($1, $2) AS given (endpoint_id, subject_id)";

    /// <summary>The condition of the index <c>deliveries_pending</c>, for searches over all deliveries.</summary>
    public const string IsPending = "status = 'pending' AND delivered_at IS NULL";

    /// <summary>
    /// The same for a delivery whose id is known. It must differ from the condition of <c>deliveries_pending</c>: with outdated statistics
    /// the server would search that index for each id.
    /// </summary>
    public const string IsNotSettled = "delivery.settled_at IS NULL AND delivery.delivered_at IS NULL";

    private const int CounterMask = (1 << SequenceNumbers.CounterBits) - 1;

    /// <summary>See <see cref="SequenceNumbers"/>: what is missing before it was lost with the database.</summary>
    private static readonly string IsFirstOfEpoch = $"(sequence & {CounterMask} = 0 AND sequence - lane.reached_sequence > {CounterMask})";

    /// <summary>
    /// Locks the lanes until the transaction ends. All transactions lock them in this order, which prevents deadlocks.
    /// </summary>
    /// <param name="lanes">A query of endpoints and subjects.</param>
    public static string Lock(string lanes) => $"""
        SELECT FROM lanes WHERE (endpoint_id, subject_id) IN (SELECT endpoint_id, subject_id FROM ({lanes}) AS wanted)
        ORDER BY endpoint_id, subject_id FOR UPDATE
        """;

    /// <summary>
    /// Makes the first pending delivery the head of each lane, unless another one is being sent. A new head must be the next in
    /// sequence, discarded ones excepted; otherwise the lane waits for the missing delivery. The caller has locked the lanes.
    /// Each head is due at a different time, so that the lanes being sent stay the oldest due lanes of their endpoint.
    /// </summary>
    /// <param name="lanes">A query of endpoints, subjects, and a delivery that is no longer being sent, or null.</param>
    public static string Turn(string lanes) => $"""
        WITH turn AS (
            SELECT lane.endpoint_id, lane.subject_id, delivery.id AS passed_over, lane.attempt_count AS attempts_of_head,
                lane.progress AS progress_of_head, first.id, first.sequence, first.attempt_count, first.progress, first.is_next
            FROM ({lanes}) AS wanted (endpoint_id, subject_id, sent_id)
            JOIN lanes AS lane ON lane.endpoint_id = wanted.endpoint_id AND lane.subject_id = wanted.subject_id
            LEFT JOIN deliveries AS delivery ON delivery.id = lane.head_id AND {IsNotSettled}
            LEFT JOIN LATERAL (
                SELECT id, sequence, attempt_count, progress, sequence <= lane.reached_sequence + 1 OR {IsFirstOfEpoch} OR EXISTS (
                    SELECT FROM deliveries AS discarded
                    WHERE discarded.endpoint_id = lane.endpoint_id AND discarded.subject_id = lane.subject_id
                      AND discarded.sequence = deliveries.sequence - 1 AND discarded.delivered_at IS NULL) AS is_next
                FROM deliveries
                WHERE {IsPending} AND endpoint_id = lane.endpoint_id AND subject_id = lane.subject_id
                ORDER BY sequence LIMIT 1) AS first ON TRUE
            WHERE NOT lane.blocked
              AND (lane.leased_until IS NULL OR lane.leased_until <= now() OR lane.head_id = wanted.sent_id)
              AND (lane.head_id IS DISTINCT FROM CASE WHEN first.is_next THEN first.id END
                OR (first.is_next IS FALSE) <> (lane.gap_since IS NOT NULL))),
        passed_over AS (
            UPDATE deliveries AS delivery SET attempt_count = turn.attempts_of_head, progress = turn.progress_of_head
            FROM turn WHERE delivery.id = turn.passed_over AND delivery.delivered_at IS NULL)
        UPDATE lanes AS lane SET
            head_id = CASE WHEN turn.is_next THEN turn.id END,
            reached_sequence = CASE WHEN turn.is_next THEN greatest(lane.reached_sequence, turn.sequence) ELSE lane.reached_sequence END,
            attempt_count = CASE WHEN turn.is_next THEN turn.attempt_count ELSE 0 END,
            progress = CASE WHEN turn.is_next THEN turn.progress ELSE 0 END,
            retry_count = 0,
            retry_until = NULL,
            next_attempt_at = CASE WHEN turn.is_next THEN clock_timestamp() END,
            leased_until = NULL,
            gap_since = CASE WHEN NOT turn.is_next THEN coalesce(lane.gap_since, now()) END
        FROM turn WHERE lane.endpoint_id = turn.endpoint_id AND lane.subject_id = turn.subject_id
        """;
}
