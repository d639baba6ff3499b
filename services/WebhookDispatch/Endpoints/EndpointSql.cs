namespace Icaro.WebhookDispatch.Endpoints;

internal static class EndpointSql
{
    /// <summary>Disables an enabled endpoint, and enqueues a message about it.</summary>
    /// <remarks>
    /// $1 endpoint, $2 reason, $3 null or how long it must have failed, $4 null or the refused version, which must be the newest;
    /// of the message $5 id, $6 type, $7 payload, $8 trace context.
    /// </remarks>
    public const string Disable = """
        WITH disabled AS (
            UPDATE endpoints SET disabled_at = now(), disabled_reason = $2, refused_version = $4
            WHERE id = $1 AND disabled_at IS NULL
              AND ($3::interval IS NULL OR failing_since < now() - $3) AND ($4::bigint IS NULL OR version <= $4)
            RETURNING id)
        INSERT INTO outbox (message_id, type, payload, trace_parent) SELECT $5, $6, $7, $8 FROM disabled
        """;

    /// <summary>$1 endpoint.</summary>
    public const string Lanes = "SELECT endpoint_id, subject_id, NULL::uuid FROM lanes WHERE endpoint_id = $1";

    /// <summary>Makes all heads due now, and resets their retries.</summary>
    /// <remarks>$1 endpoint.</remarks>
    public const string ResumeLanes = """
        UPDATE lanes SET next_attempt_at = clock_timestamp(), retry_count = 0, retry_until = NULL
        WHERE endpoint_id = $1 AND next_attempt_at IS NOT NULL AND (leased_until IS NULL OR leased_until <= now())
        """;

    /// <summary>Unless it is removed.</summary>
    public static readonly string Enable = EnableIf("disabled_reason IS DISTINCT FROM 'removed'");

    /// <summary>If it was disabled because it refused our credentials, and there is a newer version.</summary>
    public static readonly string EnableRenewed = EnableIf("disabled_reason = 'unauthorized' AND version > refused_version");

    /// <summary>
    /// $1 endpoint, $2 policy or null, $3 whether to set the rate limit $4, $5 whether to set the limit in flight $6, $7 whether to set the
    /// headers $8, $9 whether to set the retry schedule $10.
    /// </summary>
    public const string Configure = """
        UPDATE endpoints SET
            on_failure = coalesce($2, on_failure),
            rate_limit = CASE WHEN $3 THEN $4 ELSE rate_limit END,
            max_in_flight = CASE WHEN $5 THEN $6 ELSE max_in_flight END,
            sealed_headers = CASE WHEN $7 THEN $8 ELSE sealed_headers END,
            retry_schedule = CASE WHEN $9 THEN $10 ELSE retry_schedule END
        WHERE id = $1
        """;

    /// <summary>Waits for transactions that store deliveries for the endpoint. Later ones find it removed, and discard theirs.</summary>
    /// <remarks>$1 endpoint.</remarks>
    public const string LockForRemoval = "SELECT FROM endpoints WHERE id = $1 FOR UPDATE";

    /// <summary>
    /// Marks the endpoint as removed, and deletes its secrets. An unknown endpoint is inserted, so that messages that arrive later
    /// are recognized as late.
    /// </summary>
    /// <remarks>$1 endpoint, $2 time.</remarks>
    public const string Remove = """
        INSERT INTO endpoints AS known (id, channel, url, sealed_token, sealed_signing_secret, updated_at, disabled_at, disabled_reason)
        VALUES ($1, '', '', '', '', $2, $2, 'removed')
        ON CONFLICT (id) DO UPDATE SET
            url = '', sealed_token = '', sealed_signing_secret = '', retiring_secrets = '[]', sealed_headers = NULL,
            updated_at = $2, disabled_at = $2, disabled_reason = 'removed'
        """;

    /// <summary>$1 endpoint.</summary>
    public const string DeleteObjects = "DELETE FROM cumulocity_objects WHERE endpoint_id = $1";

    /// <summary>
    /// Discards the pending deliveries of removed endpoints. The caller has locked the endpoints. They are selected by a subquery,
    /// because the server would begin a join with all pending deliveries.
    /// </summary>
    /// <remarks>$1 endpoints, most of which are not removed.</remarks>
    public static readonly string DiscardOfRemoved = $"""
        WITH discarded AS (
            UPDATE deliveries SET status = 'discarded', settled_at = now()
            WHERE endpoint_id = ANY (ARRAY(SELECT id FROM endpoints WHERE id = ANY ($1) AND disabled_reason = 'removed'))
              AND {LaneSql.IsPending}
            RETURNING endpoint_id, account_id, status AS outcome)
        {RollupSql.Count("discarded")}
        """;

    /// <summary>Unblocks all lanes. The caller then makes their next deliveries the heads.</summary>
    /// <remarks>$1 endpoint.</remarks>
    public const string Unblock = "UPDATE lanes SET blocked = FALSE, head_id = NULL WHERE endpoint_id = $1 AND blocked";

    /// <summary>Enables an endpoint, resets its health, and enqueues a message if it was disabled.</summary>
    /// <remarks>$1 endpoint, $2 concurrency limit; of the message $3 id, $4 type, $5 payload, $6 trace context.</remarks>
    private static string EnableIf(string condition) => $"""
        WITH before AS (SELECT id, disabled_at FROM endpoints WHERE id = $1 AND {condition} FOR NO KEY UPDATE),
        enabled AS (
            UPDATE endpoints AS endpoint SET
                disabled_at = NULL, disabled_reason = NULL, refused_version = NULL,
                failures = 0, last_failed_subject_id = NULL, failing_since = NULL, paused_until = NULL, recovered_at = now(),
                concurrency_limit = $2
            FROM before WHERE endpoint.id = before.id
            RETURNING before.disabled_at)
        INSERT INTO outbox (message_id, type, payload, trace_parent) SELECT $3, $4, $5, $6 FROM enabled WHERE disabled_at IS NOT NULL
        """;
}
