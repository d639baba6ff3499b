namespace Icaro.WebhookDispatch.Sending.Claiming;

internal static class ClaimSql
{
    /// <summary>A claim that a crash of the database forgets is claimed again; it need not wait for the disk.</summary>
    public const string NeedNotBeDurable = "SELECT set_config('synchronous_commit', 'off', TRUE)";

    /// <summary>Requests that an endpoint's rate limit allows now, at maxBatchSize those of one second.</summary>
    private const string Allowance =
        "floor(extract(epoch FROM now() - greatest(endpoint.rate_used_until, now() - interval '1 second')) * endpoint.rate_limit)";

    /// <summary>
    /// Leases due lanes. Of each endpoint only as many of the oldest are looked at as its concurrency limit allows, whoever holds them:
    /// those without a lease are free. An endpoint whose circuit breaker is half open has one place. When there are more
    /// than this replica can take, the endpoints take turns. Those that are chosen are looked at once more by their keys: the plain
    /// words for being due would have the server go through all that are, for each, as long as its statistics know of few.
    /// </summary>
    /// <remarks>$1 concurrency limit per endpoint, $2 free in all, $3 lease, $4 failures that open the breaker.</remarks>
    public const string Claim = $"""
        WITH due AS (
            SELECT place.endpoint_id, place.subject_id, place.rank, {Allowance} AS allowance,
                row_number() OVER (PARTITION BY endpoint.id ORDER BY place.rank) AS request
            FROM endpoints AS endpoint
            CROSS JOIN LATERAL (
                SELECT endpoint_id, subject_id, leased_until, row_number() OVER (ORDER BY next_attempt_at) AS rank
                FROM lanes
                WHERE endpoint_id = endpoint.id AND next_attempt_at <= now()
                ORDER BY next_attempt_at
                LIMIT CASE WHEN endpoint.failures >= $4 THEN 1 ELSE least(endpoint.concurrency_limit, coalesce(endpoint.max_in_flight, $1)) END) AS place
            WHERE endpoint.disabled_at IS NULL AND (endpoint.paused_until IS NULL OR endpoint.paused_until <= now())
              AND (place.leased_until IS NULL OR place.leased_until <= now())),
        chosen AS (
            SELECT endpoint_id, subject_id FROM due WHERE allowance IS NULL OR request <= allowance ORDER BY rank LIMIT $2),
        free AS (
            SELECT lane.endpoint_id, lane.subject_id
            FROM chosen
            JOIN lanes AS lane ON lane.endpoint_id = chosen.endpoint_id AND lane.subject_id = chosen.subject_id
            WHERE coalesce(lane.next_attempt_at, 'infinity') <= now() AND (lane.leased_until IS NULL OR lane.leased_until <= now())
            FOR UPDATE OF lane SKIP LOCKED),
        claimed AS (
            UPDATE lanes AS lane SET leased_until = now() + $3, attempt_count = lane.attempt_count + 1
            FROM free WHERE lane.endpoint_id = free.endpoint_id AND lane.subject_id = free.subject_id
            RETURNING lane.*),
        limited AS (
            SELECT endpoint.id, count.requests
            FROM endpoints AS endpoint
            JOIN (SELECT endpoint_id, count(*) AS requests FROM claimed GROUP BY endpoint_id) AS count ON count.endpoint_id = endpoint.id
            WHERE endpoint.rate_limit IS NOT NULL
            ORDER BY endpoint.id FOR NO KEY UPDATE OF endpoint),
        charged AS (
            UPDATE endpoints AS endpoint SET
                rate_used_until = greatest(endpoint.rate_used_until, now() - interval '1 second')
                    + limited.requests * interval '1 second' / endpoint.rate_limit
            FROM limited WHERE endpoint.id = limited.id)
        SELECT
            lane.head_id, lane.endpoint_id, lane.subject_id, delivery.sequence, delivery.occurred_at, delivery.sealed_body,
            delivery.trace_parent, lane.attempt_count, lane.progress, lane.retry_count, lane.retry_until,
            endpoint.channel, endpoint.version, endpoint.url, endpoint.sealed_token, endpoint.sealed_signing_secret, endpoint.on_failure = 'block',
            endpoint.failures = 0 AND endpoint.failing_since IS NULL AND endpoint.paused_until IS NULL
                AND endpoint.concurrency_limit >= coalesce(endpoint.max_in_flight, $1),
            endpoint.failing_since,
            endpoint.retiring_secrets
        FROM claimed AS lane
        JOIN endpoints AS endpoint ON endpoint.id = lane.endpoint_id
        LEFT JOIN deliveries AS delivery ON delivery.id = lane.head_id AND {LaneSql.IsNotSettled}
        """;

    /// <summary>Gives up leases of which nothing can be sent.</summary>
    /// <remarks>$1 endpoints, $2 subjects.</remarks>
    public const string Release = """
        UPDATE lanes AS lane SET leased_until = NULL
        FROM unnest($1, $2) AS given (endpoint_id, subject_id)
        WHERE lane.endpoint_id = given.endpoint_id AND lane.subject_id = given.subject_id
        """;
}
