namespace Icaro.WebhookDispatch.Endpoints;

internal static class EndpointSql
{
    /// <summary>Disables an endpoint, and owes the bus an announcement, unless it is disabled already.</summary>
    /// <remarks>$1 endpoint, $2 time, $3 reason; of the announcement $4 id, $5 type, $6 ordering key, $7 payload, $8 trace context.</remarks>
    public const string Disable = """
        WITH disabled AS (
            UPDATE endpoints SET disabled_at = $2, disabled_reason = $3
            WHERE id = $1 AND disabled_at IS NULL
            RETURNING id)
        INSERT INTO outbox (message_id, type, ordering_key, payload, trace_parent) SELECT $4, $5, $6, $7, $8 FROM disabled
        """;

    /// <summary>$1 endpoint.</summary>
    public const string Lanes = "SELECT hotspot_id, integration_id, NULL::uuid FROM lanes WHERE endpoint_id = $1";

    /// <summary>All that waited is due at once, and has its full time for retries again.</summary>
    /// <remarks>$1 endpoint.</remarks>
    public const string ResumeLanes = """
        UPDATE lanes SET next_attempt_at = now(), retry_count = 0, retry_until = NULL
        WHERE endpoint_id = $1 AND next_attempt_at IS NOT NULL
        """;

    /// <summary>$1 endpoint.</summary>
    public const string Enable = "UPDATE endpoints SET disabled_at = NULL, disabled_reason = NULL WHERE id = $1";
}
