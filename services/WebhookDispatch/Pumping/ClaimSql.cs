using Icaro.WebhookDispatch.Lanes;

namespace Icaro.WebhookDispatch.Pumping;

internal static class ClaimSql
{
    /// <summary>A claim that a crash of the database forgets is claimed again; it need not wait for the disk.</summary>
    public const string NeedNotBeDurable = "SELECT set_config('synchronous_commit', 'off', TRUE)";

    /// <summary>
    /// Leases due heads of lanes. Each endpoint offers as many as it has free places, oldest first; when there are more
    /// than free places in all, the endpoints take turns, those with the fewest in flight first.
    /// </summary>
    /// <remarks>$1 busy endpoints, $2 how many each has in flight, $3 places per endpoint, $4 free places in all, $5 lease.</remarks>
    public const string Claim = $"""
        WITH due AS (
            SELECT delivery.id
            FROM endpoints
            LEFT JOIN unnest($1, $2) AS busy (endpoint_id, in_flight) ON busy.endpoint_id = endpoints.id
            CROSS JOIN LATERAL (
                SELECT id, next_attempt_at FROM deliveries
                WHERE {LaneSql.IsHead} AND endpoint_id = endpoints.id AND next_attempt_at <= now()
                  AND (leased_until IS NULL OR leased_until <= now())
                ORDER BY next_attempt_at
                LIMIT greatest($3 - coalesce(busy.in_flight, 0), 0)
                FOR UPDATE SKIP LOCKED) AS delivery
            WHERE endpoints.disabled_at IS NULL
            ORDER BY coalesce(busy.in_flight, 0) + row_number() OVER (PARTITION BY endpoints.id ORDER BY delivery.next_attempt_at)
            LIMIT $4)
        UPDATE deliveries AS delivery SET leased_until = now() + $5, attempt_count = attempt_count + 1
        FROM due, endpoints AS endpoint
        WHERE delivery.id = due.id AND endpoint.id = delivery.endpoint_id
        RETURNING
            delivery.id, delivery.hotspot_id, delivery.integration_id, delivery.sequence, delivery.occurred_at, delivery.sealed_body,
            delivery.trace_parent, delivery.attempt_count, delivery.retry_count, delivery.retry_until,
            endpoint.id, endpoint.url, endpoint.sealed_token, endpoint.sealed_signing_secret, endpoint.retiring_secrets
        """;
}
