namespace Icaro.WebhookDispatch.Sending.Recording;

internal static class OutcomeSql
{
    /// <summary>After the lanes, and in one order for all.</summary>
    /// <remarks>$1 endpoints.</remarks>
    public const string Lock = "SELECT FROM endpoints WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE";

    /// <summary>
    /// Notes how endpoints fare. Enough failures in a row open the circuit breaker for a while, and longer after each probe
    /// that fails too. ConcurrencyLimit grow with each fast answer, and are halved by overload.
    /// </summary>
    /// <remarks>
    /// $1 endpoints, $2 whether any attempt succeeded, $3 quick successes, $4 lanes that failed since, $5 the subject when it
    /// was one, $6 whether overloaded, $7 pauses asked for; $8 failures that open the breaker, $9 first pause, $10 longest
    /// pause, $11 concurrency limit per endpoint.
    /// </remarks>
    public const string Note = """
        UPDATE endpoints AS endpoint SET
            failures = noted.failures,
            last_failed_subject_id = noted.failed_subject_id,
            failing_since = CASE WHEN noted.failures > 0 THEN coalesce(noted.failing_since, now()) END,
            concurrency_limit = CASE WHEN noted.overloaded THEN greatest(endpoint.concurrency_limit / 2, 1)
                ELSE least(endpoint.concurrency_limit + noted.quick, greatest(coalesce(endpoint.max_in_flight, $11), endpoint.concurrency_limit)) END,
            paused_until = CASE
                WHEN noted.failed_lanes > 0 AND noted.failures >= $8
                    THEN now() + greatest(noted.pause, least($9 * power(2, least(noted.failures - $8, 16)), $10))
                WHEN noted.pause IS NOT NULL THEN now() + noted.pause
                WHEN NOT noted.succeeded THEN endpoint.paused_until END
        FROM (
            SELECT outcome.*,
                CASE WHEN outcome.succeeded THEN outcome.failed_lanes
                    WHEN outcome.failed_subject_id = before.last_failed_subject_id THEN before.failures
                    ELSE before.failures + outcome.failed_lanes END AS failures,
                CASE WHEN NOT outcome.succeeded THEN before.failing_since END AS failing_since,
                CASE WHEN outcome.asked IS NOT NULL THEN least(outcome.asked, $10) END AS pause
            FROM unnest($1, $2, $3, $4, $5, $6, $7)
              AS outcome (id, succeeded, quick, failed_lanes, failed_subject_id, overloaded, asked)
            JOIN endpoints AS before ON before.id = outcome.id) AS noted
        WHERE endpoint.id = noted.id
        """;
}
