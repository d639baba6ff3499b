namespace Icaro.WebhookDispatch.Receiving;

internal static class InboxSql
{
    /// <summary>$1 hotspots, $2 integrations, $3 endpoints.</summary>
    public const string OpenLanes = """
        INSERT INTO lanes (hotspot_id, integration_id, endpoint_id)
        SELECT DISTINCT ON (hotspot_id, integration_id) hotspot_id, integration_id, endpoint_id
        FROM unnest($1, $2, $3) AS arrived (hotspot_id, integration_id, endpoint_id)
        ORDER BY hotspot_id, integration_id
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Toggles that claim the place of another one, whose turn has come already.</summary>
    /// <remarks>$1 ids, $2 hotspots, $3 integrations, $4 sequences.</remarks>
    public const string FindContradictions = """
        SELECT DISTINCT arrived.id
        FROM unnest($1, $2, $3, $4) AS arrived (id, hotspot_id, integration_id, sequence)
        JOIN lanes AS lane ON lane.hotspot_id = arrived.hotspot_id AND lane.integration_id = arrived.integration_id
        JOIN deliveries AS known
          ON known.hotspot_id = arrived.hotspot_id AND known.integration_id = arrived.integration_id AND known.sequence = arrived.sequence
        WHERE arrived.sequence <= lane.reached_sequence AND known.id <> arrived.id
        """;

    /// <summary>
    /// A toggle that came before is dropped: by its id among those that are not delivered, and else by its place, since
    /// whatever was delivered had its turn.
    /// </summary>
    /// <remarks>$1 ids, $2 hotspots, $3 integrations, $4 endpoints, $5 sequences, $6 bodies, $7 trace contexts, $8 times.</remarks>
    public const string InsertDeliveries = """
        INSERT INTO deliveries (
            id, hotspot_id, integration_id, endpoint_id, sequence, sealed_body, trace_parent, occurred_at, status, received_at, attempt_count)
        SELECT arrived.*, 'pending', now(), 0
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
          AS arrived (id, hotspot_id, integration_id, endpoint_id, sequence, sealed_body, trace_parent, occurred_at)
        JOIN lanes AS lane ON lane.hotspot_id = arrived.hotspot_id AND lane.integration_id = arrived.integration_id
        WHERE arrived.sequence > lane.reached_sequence OR NOT EXISTS (
            SELECT FROM deliveries AS known
            WHERE known.hotspot_id = arrived.hotspot_id AND known.integration_id = arrived.integration_id
              AND known.sequence = arrived.sequence)
        ON CONFLICT (id, delivered_at) DO NOTHING
        """;
}
