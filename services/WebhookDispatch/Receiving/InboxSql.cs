using Icaro.WebhookDispatch.Lanes;

namespace Icaro.WebhookDispatch.Receiving;

internal static class InboxSql
{
    /// <summary>
    /// A toggle that came before is dropped by its id. A new one heads its lane at once if nothing before it is pending
    /// or missing.
    /// </summary>
    /// <remarks>
    /// $1 ids, $2 hotspots, $3 integrations, $4 endpoints, $5 sequences, $6 bodies, $7 trace contexts, $8 times; $9 is how
    /// long there will be retries.
    /// </remarks>
    public const string InsertDeliveries = $"""
        INSERT INTO deliveries (
            id, hotspot_id, integration_id, endpoint_id, sequence, sealed_body, trace_parent, occurred_at,
            status, received_at, retry_until, attempt_count, retry_count, next_attempt_at)
        SELECT arrived.*, 'pending', now(), now() + $9, 0, 0,
            CASE WHEN NOT EXISTS (
                    SELECT FROM deliveries AS other
                    WHERE other.{LaneSql.IsPending}
                      AND other.hotspot_id = arrived.hotspot_id AND other.integration_id = arrived.integration_id)
                AND (arrived.sequence = 1 OR EXISTS (
                    SELECT FROM deliveries AS other
                    WHERE other.hotspot_id = arrived.hotspot_id AND other.integration_id = arrived.integration_id
                      AND other.sequence = arrived.sequence - 1))
                THEN now() END
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
          AS arrived (id, hotspot_id, integration_id, endpoint_id, sequence, sealed_body, trace_parent, occurred_at)
        ON CONFLICT (id) DO NOTHING
        """;
}
