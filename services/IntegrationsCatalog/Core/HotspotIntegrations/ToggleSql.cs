namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations;

/// <summary>
/// The statements of toggles, for many of them at once. What they lock they lock in one order: integrations, hotspots, switches,
/// tokens, each by their ids.
/// </summary>
internal static class ToggleSql
{
    /// <summary><see cref="ServerOptions.PlanOnce"/> for one transaction: each of its statements finds its few rows by an index.</summary>
    public const string PlanOnce = "SET LOCAL plan_cache_mode = force_generic_plan";

    /// <summary>Until the transaction ends, none of the integrations is deleted.</summary>
    /// <remarks>$1 integrations.</remarks>
    public const string LockIntegrations = "SELECT FROM integrations WHERE id = ANY ($1) ORDER BY id FOR KEY SHARE";

    /// <summary>Until the transaction ends, none of the hotspots is changed or deleted.</summary>
    /// <remarks>$1 hotspots.</remarks>
    public const string LockHotspots = "SELECT id, account_id FROM hotspots WHERE id = ANY ($1) ORDER BY id FOR KEY SHARE";

    /// <remarks>$1 hotspots, $2 integrations.</remarks>
    public const string Grants = """
        SELECT account_id, integration_id FROM account_integrations
        WHERE integration_id = ANY ($2) AND account_id IN (SELECT account_id FROM hotspots WHERE id = ANY ($1))
        """;

    /// <summary>
    /// Answers those that are on. From here on all that follows, to the row in the outbox, happens in the order of the sequence.
    /// </summary>
    /// <remarks>$1 hotspots, $2 integrations.</remarks>
    public const string LockSwitches = """
        SELECT hotspot_id, integration_id, enabled
        FROM unnest($1, $2) AS toggle (hotspot_id, integration_id) JOIN hotspot_integrations AS switch USING (hotspot_id, integration_id)
        ORDER BY hotspot_id, integration_id FOR UPDATE OF switch
        """;

    /// <remarks>$1 hotspots, $2 integrations.</remarks>
    public const string SwitchOn = """
        INSERT INTO hotspot_integrations AS switch (hotspot_id, integration_id, enabled, sequence)
        SELECT hotspot_id, integration_id, TRUE, 1 FROM unnest($1, $2) AS toggle (hotspot_id, integration_id)
        ORDER BY hotspot_id, integration_id
        ON CONFLICT (hotspot_id, integration_id) DO UPDATE SET enabled = TRUE, sequence = switch.sequence + 1
        RETURNING hotspot_id, integration_id, sequence
        """;

    /// <inheritdoc cref="SwitchOn"/>
    public const string SwitchOff = """
        UPDATE hotspot_integrations AS switch SET enabled = FALSE, sequence = switch.sequence + 1
        FROM unnest($1, $2) AS toggle (hotspot_id, integration_id)
        WHERE switch.hotspot_id = toggle.hotspot_id AND switch.integration_id = toggle.integration_id AND switch.enabled
        RETURNING switch.hotspot_id, switch.integration_id, switch.sequence
        """;

    /// <summary>The platform's tokens die with the customers' last switch.</summary>
    /// <inheritdoc cref="SwitchOn"/>
    public const string RevokeApiTokens = """
        DELETE FROM access_tokens AS token
        USING unnest($1, $2) AS off (hotspot_id, integration_id), accounts AS customer
        WHERE customer.hotspot_id = off.hotspot_id AND token.account_id = customer.id AND token.integration_id = off.integration_id
        RETURNING token.token_hash
        """;
}
