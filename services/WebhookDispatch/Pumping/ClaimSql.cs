using Icaro.WebhookDispatch.Lanes;

namespace Icaro.WebhookDispatch.Pumping;

internal static class ClaimSql
{
    /// <summary>A claim that a crash of the database forgets is claimed again; it need not wait for the disk.</summary>
    public const string NeedNotBeDurable = "SELECT set_config('synchronous_commit', 'off', TRUE)";

    /// <summary>
    /// Leases due lanes. Of each endpoint only as many of the oldest are looked at as it has places, whoever holds them:
    /// those without a lease are free. When there are more than this replica can take, the endpoints take turns.
    /// </summary>
    /// <remarks>$1 places per endpoint, $2 free places in all, $3 lease.</remarks>
    public const string Claim = $"""
        WITH due AS (
            SELECT place.hotspot_id, place.integration_id
            FROM endpoints AS endpoint
            CROSS JOIN LATERAL (
                SELECT hotspot_id, integration_id, leased_until, row_number() OVER (ORDER BY next_attempt_at) AS rank
                FROM lanes
                WHERE endpoint_id = endpoint.id AND next_attempt_at <= now()
                ORDER BY next_attempt_at
                LIMIT $1) AS place
            WHERE endpoint.disabled_at IS NULL AND (place.leased_until IS NULL OR place.leased_until <= now())
            ORDER BY place.rank
            LIMIT $2),
        free AS (
            SELECT lane.hotspot_id, lane.integration_id
            FROM due
            JOIN lanes AS lane ON lane.hotspot_id = due.hotspot_id AND lane.integration_id = due.integration_id
            WHERE lane.next_attempt_at <= now() AND (lane.leased_until IS NULL OR lane.leased_until <= now())
            FOR UPDATE OF lane SKIP LOCKED),
        claimed AS (
            UPDATE lanes AS lane SET leased_until = now() + $3, attempt_count = lane.attempt_count + 1
            FROM free WHERE lane.hotspot_id = free.hotspot_id AND lane.integration_id = free.integration_id
            RETURNING lane.*)
        SELECT
            lane.head_id, lane.hotspot_id, lane.integration_id, delivery.sequence, delivery.occurred_at, delivery.sealed_body,
            delivery.trace_parent, lane.attempt_count, lane.retry_count, lane.retry_until,
            endpoint.id, endpoint.url, endpoint.sealed_token, endpoint.sealed_signing_secret, endpoint.on_failure = 'block',
            endpoint.retiring_secrets
        FROM claimed AS lane
        JOIN endpoints AS endpoint ON endpoint.id = lane.endpoint_id
        LEFT JOIN deliveries AS delivery ON delivery.id = lane.head_id AND delivery.status = 'pending' AND delivery.delivered_at IS NULL
        """;

    /// <summary>Gives up leases of which nothing can be sent.</summary>
    /// <remarks>$1 hotspots, $2 integrations.</remarks>
    public const string Release = """
        UPDATE lanes AS lane SET leased_until = NULL
        FROM unnest($1, $2) AS given (hotspot_id, integration_id)
        WHERE lane.hotspot_id = given.hotspot_id AND lane.integration_id = given.integration_id
        """;
}
