namespace Icaro.WebhookDispatch.Sending.Claiming;

/// <summary>The statement that claims deliveries.</summary>
internal static class ClaimSql
{
    /// <summary>
    /// Leases due lanes, at most as many of each endpoint as its concurrency limit allows. The limit counts the oldest due lanes,
    /// which include the leased ones, so that it holds for all replicas together. A half-open circuit breaker allows one. If more lanes
    /// are due than this replica can take, endpoints are served in turn. Endpoints whose last responses were slow, or that have sent none,
    /// are not proven, and share a part of the places: any number of them leaves the others theirs. The chosen lanes are checked again
    /// by their keys: the condition of <c>lanes_due</c> would make the server scan all due lanes for each one while its statistics know
    /// of few.
    /// </summary>
    /// <remarks>
    /// $1 concurrency limit per endpoint, $2 free in all, $3 lease, $4 failures that open the breaker, $5 free for endpoints that are not
    /// proven, $6 concurrency limit of a proven endpoint.
    /// </remarks>
    public const string Claim = $"""
        WITH RECURSIVE waiting AS ({Waiting}),
        due AS (
            SELECT place.endpoint_id, place.subject_id, place.rank, {IsProven} AS proven, {Allowance} AS allowance,
                row_number() OVER (PARTITION BY endpoint.id ORDER BY place.rank) AS request
            FROM waiting
            JOIN endpoints AS endpoint ON endpoint.id = waiting.endpoint_id
            CROSS JOIN LATERAL (
                SELECT endpoint_id, subject_id, leased_until, row_number() OVER (ORDER BY next_attempt_at) AS rank
                FROM lanes
                WHERE endpoint_id = endpoint.id AND next_attempt_at <= now()
                ORDER BY next_attempt_at
                LIMIT CASE WHEN endpoint.failures >= $4 THEN 1
                    ELSE least(endpoint.concurrency_limit, coalesce(endpoint.max_in_flight, $1)) END) AS place
            WHERE endpoint.disabled_at IS NULL AND (endpoint.paused_until IS NULL OR endpoint.paused_until <= now())
              AND (place.leased_until IS NULL OR place.leased_until <= now())),
        allowed AS (
            SELECT due.*, row_number() OVER (PARTITION BY proven ORDER BY rank) AS turn
            FROM due WHERE allowance IS NULL OR request <= allowance),
        chosen AS (
            SELECT endpoint_id, subject_id FROM allowed WHERE proven OR turn <= $5 ORDER BY rank LIMIT $2),
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
            lane.head_id, lane.endpoint_id, lane.subject_id, delivery.sequence,
            delivery.occurred_at, delivery.sealed_body, delivery.trace_parent,
            lane.attempt_count, lane.progress, lane.retry_count, lane.retry_until,
            endpoint.channel, endpoint.version, endpoint.url, endpoint.sealed_token, endpoint.sealed_signing_secret,
            endpoint.on_failure = 'block',
            endpoint.failures = 0 AND endpoint.failing_since IS NULL AND endpoint.paused_until IS NULL
                AND endpoint.concurrency_limit >= coalesce(endpoint.max_in_flight, $1) AND {IsProven},
            {IsProven},
            endpoint.failing_since, endpoint.retiring_secrets, endpoint.sealed_headers, endpoint.retry_schedule,
            delivery.account_id, now()
        FROM claimed AS lane
        JOIN endpoints AS endpoint ON endpoint.id = lane.endpoint_id
        LEFT JOIN deliveries AS delivery ON delivery.id = lane.head_id AND {LaneSql.IsNotSettled}
        """;

    /// <summary>
    /// The endpoints for which something waits, from one to the next by the index <c>lanes_due</c>: those without cost nothing.
    /// </summary>
    private const string Waiting = """
        (SELECT endpoint_id FROM lanes WHERE next_attempt_at IS NOT NULL ORDER BY endpoint_id LIMIT 1)
        UNION ALL
        SELECT (
            SELECT lane.endpoint_id FROM lanes AS lane
            WHERE lane.next_attempt_at IS NOT NULL AND lane.endpoint_id > waiting.endpoint_id
            ORDER BY lane.endpoint_id LIMIT 1)
        FROM waiting WHERE waiting.endpoint_id IS NOT NULL
        """;

    /// <summary>Requests that an endpoint's rate limit allows now, at most those of one second.</summary>
    private const string Allowance =
        "floor(extract(epoch FROM now() - greatest(endpoint.rate_used_until, now() - interval '1 second')) * endpoint.rate_limit)";

    private const string IsProven = "(endpoint.concurrency_limit >= $6)";
}
