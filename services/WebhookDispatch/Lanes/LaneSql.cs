namespace Icaro.WebhookDispatch.Lanes;

internal static class LaneSql
{
    /// <summary>$1 hotspots, $2 integrations, with repetitions or without.</summary>
    public const string Given = "SELECT hotspot_id, integration_id, NULL::uuid FROM unnest($1, $2) AS given (hotspot_id, integration_id)";

    public const string IsPending = "status = 'pending' AND delivered_at IS NULL";

    /// <summary>
    /// Lets nobody else change these lanes before our transaction ends. All lock them in this order, so that none waits for
    /// another that waits for it.
    /// </summary>
    /// <param name="lanes">A query of hotspots and integrations.</param>
    public static string Lock(string lanes) => $"""
        SELECT FROM lanes WHERE (hotspot_id, integration_id) IN (SELECT hotspot_id, integration_id FROM ({lanes}) AS wanted)
        ORDER BY hotspot_id, integration_id FOR UPDATE
        """;

    /// <summary>
    /// Gives the turn in each of these lanes to its first pending delivery, unless another one is being sent. What is new
    /// must be the next in sequence: a toggle that has not arrived yet is waited for. The lanes are locked by then.
    /// </summary>
    /// <param name="lanes">A query of hotspots, integrations, and a delivery each that is not being sent any more, or null.</param>
    public static string Turn(string lanes) => $"""
        WITH turn AS (
            SELECT lane.hotspot_id, lane.integration_id, head.id AS passed_over, lane.attempt_count AS attempts_of_head,
                first.id, first.sequence, first.endpoint_id, first.attempt_count, first.is_next
            FROM ({lanes}) AS wanted (hotspot_id, integration_id, sent_id)
            JOIN lanes AS lane ON lane.hotspot_id = wanted.hotspot_id AND lane.integration_id = wanted.integration_id
            LEFT JOIN deliveries AS head ON head.id = lane.head_id AND head.status = 'pending' AND head.delivered_at IS NULL
            LEFT JOIN LATERAL (
                SELECT id, sequence, endpoint_id, attempt_count, sequence <= lane.reached_sequence + 1 AS is_next
                FROM deliveries
                WHERE {IsPending} AND hotspot_id = lane.hotspot_id AND integration_id = lane.integration_id
                ORDER BY sequence LIMIT 1) AS first ON TRUE
            WHERE NOT lane.blocked
              AND (lane.leased_until IS NULL OR lane.leased_until <= now() OR lane.head_id = wanted.sent_id)
              AND (lane.head_id IS DISTINCT FROM CASE WHEN first.is_next THEN first.id END
                OR (first.is_next IS FALSE) <> (lane.gap_since IS NOT NULL))),
        passed_over AS (
            UPDATE deliveries AS delivery SET attempt_count = turn.attempts_of_head
            FROM turn WHERE delivery.id = turn.passed_over AND delivery.delivered_at IS NULL)
        UPDATE lanes AS lane SET
            endpoint_id = coalesce(turn.endpoint_id, lane.endpoint_id),
            head_id = CASE WHEN turn.is_next THEN turn.id END,
            reached_sequence = CASE WHEN turn.is_next THEN greatest(lane.reached_sequence, turn.sequence) ELSE lane.reached_sequence END,
            attempt_count = CASE WHEN turn.is_next THEN turn.attempt_count ELSE 0 END,
            retry_count = 0,
            retry_until = NULL,
            next_attempt_at = CASE WHEN turn.is_next THEN now() END,
            leased_until = NULL,
            gap_since = CASE WHEN NOT turn.is_next THEN coalesce(lane.gap_since, now()) END
        FROM turn WHERE lane.hotspot_id = turn.hotspot_id AND lane.integration_id = turn.integration_id
        """;

    /// <summary>
    /// Waits no longer for what has not arrived within $1. The turn is to be given afterwards. Answers what goes ahead.
    /// </summary>
    public const string CloseGaps = $"""
        UPDATE lanes AS lane SET reached_sequence = greatest(lane.reached_sequence, first.sequence - 1)
        FROM (
            SELECT DISTINCT ON (late.hotspot_id, late.integration_id) late.hotspot_id, late.integration_id, delivery.id, delivery.sequence
            FROM lanes AS late
            JOIN deliveries AS delivery ON delivery.hotspot_id = late.hotspot_id AND delivery.integration_id = late.integration_id
            WHERE late.gap_since < now() - $1 AND delivery.status = 'pending' AND delivery.delivered_at IS NULL
            ORDER BY late.hotspot_id, late.integration_id, delivery.sequence) AS first
        WHERE lane.hotspot_id = first.hotspot_id AND lane.integration_id = first.integration_id
        RETURNING lane.hotspot_id, lane.integration_id, first.id, first.sequence
        """;

    public const string WithOldGap = "SELECT hotspot_id, integration_id, NULL::uuid FROM lanes WHERE gap_since < now() - $1";
}
