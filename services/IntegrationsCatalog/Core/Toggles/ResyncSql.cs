namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>The statements that synchronize enabled switches again.</summary>
internal static class ResyncSql
{
    public const string LimitWait = "SET LOCAL lock_timeout = '1s'";

    /// <summary>Returns a row when the hotspot exists.</summary>
    public const string LockHotspot = "SELECT id FROM hotspots WHERE id = $1 FOR UPDATE";

    public const string LockSwitches =
        "SELECT integration_id FROM hotspot_integrations WHERE hotspot_id = $1 ORDER BY integration_id FOR UPDATE";

    /// <summary>Without a customer, on whose behalf the platform reads, the switch is disabled.</summary>
    private const string Advance = $"""
        UPDATE hotspot_integrations AS switch SET
            sequence = greatest(switch.sequence + 1, {EpochSql.FirstNumber}),
            enabled = switch.enabled AND EXISTS (SELECT FROM accounts WHERE hotspot_id = switch.hotspot_id AND type = 'customer'),
            changed_at = now()
        """;

    private const string Advanced = """
        RETURNING switch.hotspot_id, switch.integration_id, switch.sequence, CASE WHEN switch.enabled THEN
            (SELECT min(id) FROM accounts WHERE hotspot_id = switch.hotspot_id AND type = 'customer') END
        """;

    public const string AdvanceHotspot = $"{Advance} WHERE switch.hotspot_id = $1 AND switch.enabled {Advanced}";

    /// <summary>Also of a disabled switch, whose last toggle may be lost.</summary>
    /// <remarks>$1 is the hotspot, $2 the integration.</remarks>
    public const string AdvanceSwitch = $"""
        {Advance} WHERE switch.hotspot_id = $1 AND switch.integration_id = $2 {Advanced}
        """;

    /// <summary>$1 is the integration, $2 the last hotspot that was synchronized, $3 the maximum number of hotspots.</summary>
    public const string AdvanceIntegration = $"""
        {Advance}
        FROM (
            SELECT hotspot_id FROM hotspot_integrations
            WHERE integration_id = $1 AND hotspot_id > $2 AND enabled
            ORDER BY hotspot_id LIMIT $3 FOR UPDATE) AS next
        WHERE switch.hotspot_id = next.hotspot_id AND switch.integration_id = $1
        {Advanced}
        """;
}
