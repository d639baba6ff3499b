namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>
/// The statements of a batch of toggles: $1 is the hotspots, $2 the integrations. They lock rows in one order: integrations, hotspots,
/// switches, tokens, each by id.
/// </summary>
internal static class ToggleSql
{
    /// <summary><see cref="ServerOptions.PlanOnce"/> for one transaction: each of its statements finds its few rows by an index.</summary>
    public const string PlanOnce = "SET LOCAL plan_cache_mode = force_generic_plan";

    /// <summary>Prevents the deletion of the integrations, which are $1.</summary>
    public const string LockIntegrations = "SELECT FROM integrations WHERE id = ANY ($1) ORDER BY id FOR KEY SHARE";

    /// <summary>Prevents changes and the deletion of the hotspots, except of those that are skipped: their last column is false.</summary>
    public static string LockHotspots(LockWait wait) => wait == LockWait.SkipHotspots ? SkipLockedHotspots : WaitForHotspots;

    public static string LimitWait(LockWait wait) =>
        wait == LockWait.SkipHotspots ? "SET LOCAL lock_timeout = '1s'" : "SET LOCAL lock_timeout = '10s'";

    private const string WaitForHotspots = "SELECT id, account_id, TRUE FROM hotspots WHERE id = ANY ($1) ORDER BY id FOR KEY SHARE";

    private const string SkipLockedHotspots = """
        WITH locked AS MATERIALIZED (SELECT id FROM hotspots WHERE id = ANY ($1) ORDER BY id FOR KEY SHARE SKIP LOCKED)
        SELECT id, account_id, id IN (SELECT id FROM locked) FROM hotspots WHERE id = ANY ($1)
        """;

    public const string Grants = """
        SELECT account_id, integration_id FROM account_integrations
        WHERE integration_id = ANY ($2) AND account_id IN (SELECT account_id FROM hotspots WHERE id = ANY ($1))
        """;

    /// <summary>The lock is held until the outbox rows are written, so that these have the order of the sequence numbers.</summary>
    public const string LockSwitches = """
        SELECT hotspot_id, integration_id, enabled
        FROM unnest($1, $2) AS toggle (hotspot_id, integration_id) JOIN hotspot_integrations AS switch USING (hotspot_id, integration_id)
        ORDER BY hotspot_id, integration_id FOR UPDATE OF switch
        """;

    public const string Enable = $"""
        INSERT INTO hotspot_integrations AS switch (hotspot_id, integration_id, enabled, sequence)
        SELECT hotspot_id, integration_id, TRUE, {EpochSql.FirstNumber} FROM unnest($1, $2) AS toggle (hotspot_id, integration_id)
        ORDER BY hotspot_id, integration_id
        ON CONFLICT (hotspot_id, integration_id) DO UPDATE SET
            enabled = TRUE, sequence = greatest(switch.sequence + 1, {EpochSql.FirstNumber}), changed_at = now()
        RETURNING hotspot_id, integration_id, sequence
        """;

    public const string Disable = $"""
        UPDATE hotspot_integrations AS switch SET
            enabled = FALSE, sequence = greatest(switch.sequence + 1, {EpochSql.FirstNumber}), changed_at = now()
        FROM unnest($1, $2) AS toggle (hotspot_id, integration_id)
        WHERE switch.hotspot_id = toggle.hotspot_id AND switch.integration_id = toggle.integration_id AND switch.enabled
        RETURNING switch.hotspot_id, switch.integration_id, switch.sequence
        """;

    /// <summary>Revokes the platforms' tokens of all customers of the hotspots.</summary>
    public const string RevokeApiTokens = """
        DELETE FROM access_tokens AS token
        USING unnest($1, $2) AS disabled (hotspot_id, integration_id), accounts AS customer
        WHERE customer.hotspot_id = disabled.hotspot_id
          AND token.account_id = customer.id AND token.integration_id = disabled.integration_id
        RETURNING token.token_hash
        """;

    public static void AddToggles(this NpgsqlBatch batch, string statement, List<ToggleRequest> toggles) => batch.Add(
        statement,
        toggles.Select(toggle => toggle.HotspotId).ToArray(),
        toggles.Select(toggle => toggle.IntegrationId).ToArray());

    /// <returns>The locked switches that are enabled: the rows of <see cref="LockSwitches"/>.</returns>
    public static async Task<IReadOnlySet<(int HotspotId, int IntegrationId)>> ReadEnabledAsync(this NpgsqlDataReader rows)
    {
        var locked = await rows.ReadAsync(
            row => (Switch: (row.GetInt32(0), row.GetInt32(1)), IsEnabled: row.GetBoolean(2)), CancellationToken.None);
        return locked.Where(one => one.IsEnabled).Select(one => one.Switch).ToHashSet();
    }

    /// <returns>The new sequence numbers: the rows of <see cref="Enable"/> and <see cref="Disable"/>.</returns>
    public static async Task<IReadOnlyDictionary<(int HotspotId, int IntegrationId), long>> ReadSequencesAsync(this NpgsqlDataReader rows)
    {
        var sequences = await rows.ReadAsync(
            row => (Switch: (row.GetInt32(0), row.GetInt32(1)), Number: row.GetInt64(2)), CancellationToken.None);
        return sequences.ToDictionary(sequence => sequence.Switch, sequence => sequence.Number);
    }
}
