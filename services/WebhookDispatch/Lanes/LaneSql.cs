namespace Icaro.WebhookDispatch.Lanes;

internal static class LaneSql
{
    /// <summary>$1 endpoints, $2 subjects, with repetitions or without.</summary>
    public const string Given = "SELECT endpoint_id, subject_id, NULL::uuid FROM unnest($1, $2) AS given (endpoint_id, subject_id)";

    /// <summary>Of all deliveries, in the index of those that wait.</summary>
    public const string IsPending = "status = 'pending' AND delivered_at IS NULL";

    /// <summary>
    /// Of a delivery that is known by its id. It says the same, but not in the index's words: by those the server would search all
    /// that waits for each id, whenever its statistics are old.
    /// </summary>
    public const string IsNotSettled = "delivery.settled_at IS NULL AND delivery.delivered_at IS NULL";

    /// <summary>
    /// Lets nobody else change these lanes before our transaction ends. All lock them in this order, so that none waits for
    /// another that waits for it.
    /// </summary>
    /// <param name="lanes">A query of endpoints and subjects.</param>
    public static string Lock(string lanes) => $"""
        SELECT FROM lanes WHERE (endpoint_id, subject_id) IN (SELECT endpoint_id, subject_id FROM ({lanes}) AS wanted)
        ORDER BY endpoint_id, subject_id FOR UPDATE
        """;

    /// <summary>
    /// Gives the turn in each of these lanes to its first pending delivery, unless another one is being sent. What is new
    /// must be the next in sequence, but for what was discarded: what has not arrived yet is waited for. The lanes are locked by
    /// then. No two are due at the same moment, so that those which are being sent stay the oldest of their endpoint.
    /// </summary>
    /// <param name="lanes">A query of endpoints, subjects, and a delivery each that is not being sent any more, or null.</param>
    public static string Turn(string lanes) => $"""
        WITH turn AS (
            SELECT lane.endpoint_id, lane.subject_id, delivery.id AS passed_over, lane.attempt_count AS attempts_of_head,
                lane.progress AS progress_of_head, first.id, first.sequence, first.attempt_count, first.progress, first.is_next
            FROM ({lanes}) AS wanted (endpoint_id, subject_id, sent_id)
            JOIN lanes AS lane ON lane.endpoint_id = wanted.endpoint_id AND lane.subject_id = wanted.subject_id
            LEFT JOIN deliveries AS delivery ON delivery.id = lane.head_id AND {IsNotSettled}
            LEFT JOIN LATERAL (
                SELECT id, sequence, attempt_count, progress, sequence <= lane.reached_sequence + 1 OR EXISTS (
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

    /// <summary>
    /// Waits no longer for what has not arrived within $1. The turn is to be given afterwards. Answers what goes ahead.
    /// </summary>
    public const string CloseGaps = $"""
        UPDATE lanes AS lane SET reached_sequence = greatest(lane.reached_sequence, first.sequence - 1)
        FROM (
            SELECT late.endpoint_id, late.subject_id, waiting.id, waiting.sequence
            FROM lanes AS late
            CROSS JOIN LATERAL (
                SELECT id, sequence FROM deliveries
                WHERE {IsPending} AND endpoint_id = late.endpoint_id AND subject_id = late.subject_id
                ORDER BY sequence LIMIT 1) AS waiting
            WHERE late.gap_since < now() - $1) AS first
        WHERE lane.endpoint_id = first.endpoint_id AND lane.subject_id = first.subject_id
        RETURNING lane.endpoint_id, lane.subject_id, first.id, first.sequence
        """;

    public const string WithOldGap = "SELECT endpoint_id, subject_id, NULL::uuid FROM lanes WHERE gap_since < now() - $1";
}
