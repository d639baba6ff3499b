namespace Icaro.WebhookDispatch.Sending.Recording;

internal static class AttemptSql
{
    /// <summary>Booking once more what a lost connection may have booked already changes nothing.</summary>
    /// <remarks>$1 deliveries, $2 numbers, $3 starts, $4 durations, $5 status codes, $6 error classes, $7 response samples.</remarks>
    public const string InsertAttempts = """
        INSERT INTO attempts (delivery_id, number, started_at, duration_ms, status_code, error_class, sealed_response_sample)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>
    /// What a delivered webhook's lease was worth does not matter, since the platform has it. A failure counts only if
    /// nobody else has claimed the delivery in the meantime.
    /// </summary>
    /// <remarks>$1 endpoints, $2 subjects, $3 deliveries, $4 numbers, $5 states.</remarks>
    public const string SettleDeliveries = $"""
        UPDATE deliveries AS delivery SET
            status = booked.status,
            settled_at = now(),
            delivered_at = CASE WHEN booked.status = 'delivered' THEN now() END,
            attempt_count = greatest(delivery.attempt_count, booked.number)
        FROM unnest($1, $2, $3, $4, $5) AS booked (endpoint_id, subject_id, id, number, status)
        JOIN lanes AS lane ON lane.endpoint_id = booked.endpoint_id AND lane.subject_id = booked.subject_id
        WHERE delivery.id = booked.id AND {LaneSql.IsNotSettled}
          AND (booked.status = 'delivered' OR (lane.head_id = booked.id AND lane.attempt_count = booked.number))
        """;

    /// <summary>Lets a head that failed wait for its next attempt, or for an operator.</summary>
    /// <remarks>
    /// $1 endpoints, $2 subjects, $3 deliveries, $4 numbers, $5 pauses, $6 retry counts, $7 ends of the retries, $8 whether
    /// the lane is blocked.
    /// </remarks>
    public const string PauseLanes = """
        UPDATE lanes AS lane SET
            next_attempt_at = now() + booked.pause, retry_count = booked.retry_count, retry_until = booked.retry_until,
            blocked = booked.blocked, leased_until = NULL
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
          AS booked (endpoint_id, subject_id, id, number, pause, retry_count, retry_until, blocked)
        WHERE lane.endpoint_id = booked.endpoint_id AND lane.subject_id = booked.subject_id
          AND lane.head_id = booked.id AND lane.attempt_count = booked.number
        """;

    /// <summary>
    /// The lanes whose delivery is not being sent any more: by anybody if it was delivered, else by whoever books it.
    /// </summary>
    /// <remarks>$1 endpoints, $2 subjects, $3 deliveries that were delivered, or null.</remarks>
    public const string Booked = """
        SELECT endpoint_id, subject_id, delivered_id FROM unnest($1, $2, $3) AS booked (endpoint_id, subject_id, delivered_id)
        """;
}
