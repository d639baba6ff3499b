namespace Icaro.WebhookDispatch.Sending.Claiming;

/// <summary>A delivery whose lane is leased to this replica, with everything that an attempt needs.</summary>
/// <param name="Number">The number of this attempt.</param>
/// <param name="Progress">As in <see cref="Lane.Progress"/>.</param>
/// <param name="RetryCount">Pauses of the retry schedule that were used.</param>
/// <param name="RetryUntil">When the retries end; null before the first failure.</param>
/// <param name="Channel">As in <see cref="DeliveryEndpoint.Channel"/>.</param>
/// <param name="EndpointVersion">As in <see cref="DeliveryEndpoint.Version"/>.</param>
/// <param name="BlocksOnFailure">The lane waits for an operator when the retries end.</param>
/// <param name="IsEndpointHealthy">A fast success would not change the endpoint's row.</param>
/// <param name="EndpointFailingSince">The first failure since the endpoint's last success.</param>
/// <param name="RetiringSecrets">As in <see cref="DeliveryEndpoint.RetiringSecrets"/>.</param>
/// <param name="AccountId">As in <see cref="Delivery.AccountId"/>.</param>
/// <param name="ClaimedAt">By the database's clock.</param>
/// <param name="Lease">Shared by all that were claimed together.</param>
internal sealed record ClaimedDelivery(
    Guid Id,
    int EndpointId,
    int SubjectId,
    long Sequence,
    DateTimeOffset OccurredAt,
    byte[] SealedBody,
    string? TraceParent,
    int Number,
    int Progress,
    int RetryCount,
    DateTimeOffset? RetryUntil,
    string Channel,
    long EndpointVersion,
    string Url,
    byte[] SealedToken,
    byte[] SealedSigningSecret,
    bool BlocksOnFailure,
    bool IsEndpointHealthy,
    DateTimeOffset? EndpointFailingSince,
    string RetiringSecrets,
    int? AccountId,
    DateTimeOffset ClaimedAt,
    Lease Lease)
{
    /// <summary>Deliveries of a lane begin at 1.</summary>
    public const long SequenceOfTests = 0;

    public bool IsTest => Sequence == SequenceOfTests;

    /// <summary>The time of the database, so that a wrong clock of one machine decides about no delivery.</summary>
    public DateTimeOffset Now => ClaimedAt + Lease.Age;

    /// <summary>
    /// Leases due lanes, at most as many of each endpoint as its concurrency limit allows. The limit counts the oldest due lanes,
    /// which include the leased ones, so that it holds for all replicas together. A half-open circuit breaker allows one. If more lanes
    /// are due than this replica can take, endpoints are served in turn. The chosen lanes are checked again by their keys:
    /// the condition of <c>lanes_due</c> would make the server scan all due lanes for each one while its statistics know of few.
    /// </summary>
    /// <remarks>$1 concurrency limit per endpoint, $2 free in all, $3 lease, $4 failures that open the breaker.</remarks>
    public const string Sql = $"""
        WITH due AS (
            SELECT place.endpoint_id, place.subject_id, place.rank, {Allowance} AS allowance,
                row_number() OVER (PARTITION BY endpoint.id ORDER BY place.rank) AS request
            FROM endpoints AS endpoint
            CROSS JOIN LATERAL (
                SELECT endpoint_id, subject_id, leased_until, row_number() OVER (ORDER BY next_attempt_at) AS rank
                FROM lanes
                WHERE endpoint_id = endpoint.id AND next_attempt_at <= now()
                ORDER BY next_attempt_at
                LIMIT CASE WHEN endpoint.failures >= $4 THEN 1
                    ELSE least(endpoint.concurrency_limit, coalesce(endpoint.max_in_flight, $1)) END) AS place
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
            lane.head_id, lane.endpoint_id, lane.subject_id, delivery.sequence,
            delivery.occurred_at, delivery.sealed_body, delivery.trace_parent,
            lane.attempt_count, lane.progress, lane.retry_count, lane.retry_until,
            endpoint.channel, endpoint.version, endpoint.url, endpoint.sealed_token, endpoint.sealed_signing_secret,
            endpoint.on_failure = 'block',
            endpoint.failures = 0 AND endpoint.failing_since IS NULL AND endpoint.paused_until IS NULL
                AND endpoint.concurrency_limit >= coalesce(endpoint.max_in_flight, $1),
            endpoint.failing_since, endpoint.retiring_secrets, delivery.account_id, now()
        FROM claimed AS lane
        JOIN endpoints AS endpoint ON endpoint.id = lane.endpoint_id
        LEFT JOIN deliveries AS delivery ON delivery.id = lane.head_id AND {LaneSql.IsNotSettled}
        """;

    /// <summary>Requests that an endpoint's rate limit allows now, at most those of one second.</summary>
    private const string Allowance =
        "floor(extract(epoch FROM now() - greatest(endpoint.rate_used_until, now() - interval '1 second')) * endpoint.rate_limit)";

    /// <summary>Reads a row of <see cref="Sql"/>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="lease">Of the claim.</param>
    /// <param name="lane">The leased lane.</param>
    /// <returns>Null for a lane whose head is settled: it was discarded, or became the head during the claim.</returns>
    public static ClaimedDelivery? Read(NpgsqlDataReader row, Lease lease, out (int EndpointId, int SubjectId) lane)
    {
        lane = (row.GetInt32(1), row.GetInt32(2));
        return row.IsDBNull(3) ? null : new(
            row.GetGuid(0), lane.EndpointId, lane.SubjectId, row.GetInt64(3),
            row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<byte[]>(5), row.IsDBNull(6) ? null : row.GetString(6),
            row.GetInt32(7), row.GetInt32(8), row.GetInt32(9), row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10),
            row.GetString(11), row.GetInt64(12), row.GetString(13), row.GetFieldValue<byte[]>(14), row.GetFieldValue<byte[]>(15),
            row.GetBoolean(16),
            row.GetBoolean(17),
            row.IsDBNull(18) ? null : row.GetFieldValue<DateTimeOffset>(18), row.GetString(19),
            row.IsDBNull(20) ? null : row.GetInt32(20), row.GetFieldValue<DateTimeOffset>(21), lease);
    }
}
