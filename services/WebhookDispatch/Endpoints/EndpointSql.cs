namespace Icaro.WebhookDispatch.Endpoints;

internal static class EndpointSql
{
    /// <summary>Disables an endpoint, and owes the bus an announcement, unless it is disabled already.</summary>
    /// <remarks>
    /// $1 endpoint, $2 time, $3 reason, $4 the time since before which it must have been failing, or null; of the announcement
    /// $5 id, $6 type, $7 payload, $8 trace context.
    /// </remarks>
    public const string Disable = """
        WITH disabled AS (
            UPDATE endpoints SET disabled_at = $2, disabled_reason = $3
            WHERE id = $1 AND disabled_at IS NULL AND ($4::timestamptz IS NULL OR failing_since < $4)
            RETURNING id)
        INSERT INTO outbox (message_id, type, payload, trace_parent) SELECT $5, $6, $7, $8 FROM disabled
        """;

    /// <summary>$1 endpoint.</summary>
    public const string Lanes = "SELECT hotspot_id, integration_id, NULL::uuid FROM lanes WHERE endpoint_id = $1";

    /// <summary>All that waited is due at once, and has its full time for retries again.</summary>
    /// <remarks>$1 endpoint.</remarks>
    public const string ResumeLanes = """
        UPDATE lanes SET next_attempt_at = clock_timestamp(), retry_count = 0, retry_until = NULL
        WHERE endpoint_id = $1 AND next_attempt_at IS NOT NULL AND (leased_until IS NULL OR leased_until <= now())
        """;

    /// <summary>With a clean record.</summary>
    /// <remarks>$1 endpoint, $2 places.</remarks>
    public const string Enable = """
        UPDATE endpoints SET
            disabled_at = NULL, disabled_reason = NULL,
            failures = 0, last_failed_hotspot_id = NULL, failing_since = NULL, paused_until = NULL, places = $2
        WHERE id = $1
        """;

    /// <summary>$1 endpoint, $2 policy or null, $3 whether to set the rate limit $4, $5 whether to set the limit in flight $6.</summary>
    public const string Configure = """
        UPDATE endpoints SET
            on_failure = coalesce($2, on_failure),
            rate_limit = CASE WHEN $3 THEN $4 ELSE rate_limit END,
            max_in_flight = CASE WHEN $5 THEN $6 ELSE max_in_flight END
        WHERE id = $1
        """;

    /// <summary>No lane waits for an operator any more. The turn is to be given afterwards.</summary>
    /// <remarks>$1 endpoint.</remarks>
    public const string Unblock = "UPDATE lanes SET blocked = FALSE, head_id = NULL WHERE endpoint_id = $1 AND blocked";
}
