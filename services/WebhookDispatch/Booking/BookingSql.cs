namespace Icaro.WebhookDispatch.Booking;

internal static class BookingSql
{
    /// <summary>Booking once more what a lost connection may have booked already changes nothing.</summary>
    /// <remarks>$1 deliveries, $2 numbers, $3 starts, $4 durations, $5 status codes, $6 error classes, $7 response samples.</remarks>
    public const string InsertAttempts = """
        INSERT INTO attempts (delivery_id, number, started_at, duration_ms, status_code, error_class, sealed_response_sample)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>
    /// A delivery whose lease ran out may be in other hands, with a higher attempt number: then only success counts, since
    /// the platform has it.
    /// </summary>
    /// <remarks>$1 deliveries, $2 numbers, $3 states, $4 pauses, $5 retry counts.</remarks>
    public const string UpdateDeliveries = """
        UPDATE deliveries AS delivery SET
            status = booked.status,
            settled_at = CASE WHEN booked.status <> 'pending' THEN now() END,
            next_attempt_at = now() + booked.pause,
            retry_count = booked.retry_count,
            leased_until = NULL
        FROM unnest($1, $2, $3, $4, $5) AS booked (id, number, status, pause, retry_count)
        WHERE delivery.id = booked.id AND delivery.status = 'pending'
          AND (delivery.attempt_count = booked.number OR booked.status = 'delivered')
        """;
}
