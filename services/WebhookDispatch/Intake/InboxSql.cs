namespace Icaro.WebhookDispatch.Intake;

internal static class InboxSql
{
    /// <summary>$1 endpoints, $2 subjects.</summary>
    public const string OpenLanes = """
        INSERT INTO lanes (endpoint_id, subject_id)
        SELECT DISTINCT endpoint_id, subject_id FROM unnest($1, $2) AS arrived (endpoint_id, subject_id)
        ORDER BY endpoint_id, subject_id
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Deliveries that claim the place of another one, whose turn has come already.</summary>
    /// <remarks>$1 ids, $2 endpoints, $3 subjects, $4 sequences.</remarks>
    public const string FindContradictions = """
        SELECT DISTINCT arrived.id
        FROM unnest($1, $2, $3, $4) AS arrived (id, endpoint_id, subject_id, sequence)
        JOIN lanes AS lane ON lane.endpoint_id = arrived.endpoint_id AND lane.subject_id = arrived.subject_id
        JOIN deliveries AS known
          ON known.endpoint_id = arrived.endpoint_id AND known.subject_id = arrived.subject_id AND known.sequence = arrived.sequence
        WHERE arrived.sequence <= lane.reached_sequence AND known.id <> arrived.id
        """;

    /// <summary>
    /// A delivery that came before is dropped: by its id among those that are not delivered, and else by its place, since
    /// whatever was delivered had its turn.
    /// </summary>
    /// <remarks>$1 ids, $2 endpoints, $3 subjects, $4 hotspots or null, $5 sequences, $6 bodies, $7 trace contexts, $8 times.</remarks>
    public const string InsertDeliveries = """
        INSERT INTO deliveries (
            id, endpoint_id, subject_id, hotspot_id, sequence, sealed_body, trace_parent, occurred_at, status, received_at, attempt_count)
        SELECT arrived.*, 'pending', now(), 0
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
          AS arrived (id, endpoint_id, subject_id, hotspot_id, sequence, sealed_body, trace_parent, occurred_at)
        JOIN lanes AS lane ON lane.endpoint_id = arrived.endpoint_id AND lane.subject_id = arrived.subject_id
        WHERE arrived.sequence > lane.reached_sequence OR NOT EXISTS (
            SELECT FROM deliveries AS known
            WHERE known.endpoint_id = arrived.endpoint_id AND known.subject_id = arrived.subject_id
              AND known.sequence = arrived.sequence)
        ON CONFLICT (id, delivered_at) DO NOTHING
        """;
}
