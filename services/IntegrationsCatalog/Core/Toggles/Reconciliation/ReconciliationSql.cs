namespace Icaro.IntegrationsCatalog.Core.Toggles.Reconciliation;

internal static class ReconciliationSql
{
    /// <summary>
    /// Selects switches whose last toggle no platform has accepted, and notes that they are asked about. Those whose message waits for
    /// an operator, because the broker refuses it, are left out: another message would be refused too.
    /// </summary>
    /// <remarks>$1 age of a toggle, $2 time between two questions, $3 maximum number.</remarks>
    public const string TakeUnconfirmed = """
        WITH unconfirmed AS (
            SELECT switch.hotspot_id, switch.integration_id, switch.sequence
            FROM hotspot_integrations AS switch
            LEFT JOIN last_syncs AS known ON known.hotspot_id = switch.hotspot_id AND known.integration_id = switch.integration_id
            WHERE switch.changed_at < now() - $1 AND switch.sequence > coalesce(known.sequence, 0)
              AND (known.checked_at IS NULL OR known.checked_at < now() - $2)
              AND NOT EXISTS (
                SELECT FROM refused_messages AS refused
                WHERE refused.type = 'IntegrationToggled'
                  AND (refused.payload::jsonb ->> 'HotspotId')::int = switch.hotspot_id
                  AND (refused.payload::jsonb ->> 'IntegrationId')::int = switch.integration_id)
            ORDER BY switch.hotspot_id, switch.integration_id LIMIT $3
            FOR KEY SHARE OF switch SKIP LOCKED),
        noted AS (
            INSERT INTO last_syncs AS known (hotspot_id, integration_id, checked_at)
            SELECT hotspot_id, integration_id, now() FROM unconfirmed
            ON CONFLICT (hotspot_id, integration_id) DO UPDATE SET checked_at = excluded.checked_at
            WHERE known.checked_at IS NULL OR known.checked_at < now() - $2
            RETURNING hotspot_id, integration_id)
        SELECT unconfirmed.* FROM unconfirmed JOIN noted USING (hotspot_id, integration_id)
        """;

    /// <summary>Requests the synchronization of switches that have not been toggled since.</summary>
    /// <remarks>$1 hotspots, $2 integrations, $3 sequences.</remarks>
    public const string Owe = """
        INSERT INTO postponed_resyncs (integration_id, hotspot_id, retry_at)
        SELECT switch.integration_id, switch.hotspot_id, now()
        FROM unnest($1, $2, $3) AS missing (hotspot_id, integration_id, sequence)
        JOIN hotspot_integrations AS switch USING (hotspot_id, integration_id, sequence)
        ORDER BY switch.integration_id, switch.hotspot_id
        ON CONFLICT (integration_id, hotspot_id) DO NOTHING
        """;

    /// <summary>Stores the numbers of accepted toggles.</summary>
    /// <remarks>$1 hotspots, $2 integrations, $3 sequences.</remarks>
    public const string Confirm = """
        UPDATE last_syncs AS known SET sequence = accepted.sequence
        FROM unnest($1, $2, $3) AS accepted (hotspot_id, integration_id, sequence)
        WHERE known.hotspot_id = accepted.hotspot_id AND known.integration_id = accepted.integration_id
          AND known.sequence < accepted.sequence
        """;
}
