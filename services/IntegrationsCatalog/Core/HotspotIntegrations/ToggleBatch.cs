namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations;

/// <summary>Many toggles in one statement of <see cref="ToggleSql"/>.</summary>
internal static class ToggleBatch
{
    public static void AddToggles(this NpgsqlBatch batch, string statement, List<ToggleRequest> toggles) => batch.Add(
        statement,
        toggles.Select(toggle => toggle.HotspotId).ToArray(),
        toggles.Select(toggle => toggle.IntegrationId).ToArray());

    /// <returns>The switches that are held, and on.</returns>
    public static async Task<IReadOnlySet<(int HotspotId, int IntegrationId)>> ReadOnAsync(
        this NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        var held = await rows.ReadAsync(
            row => (Switch: (row.GetInt32(0), row.GetInt32(1)), IsOn: row.GetBoolean(2)), cancellationToken);
        return held.Where(one => one.IsOn).Select(one => one.Switch).ToHashSet();
    }

    /// <returns>The numbers of the toggles that took place.</returns>
    public static async Task<IReadOnlyDictionary<(int HotspotId, int IntegrationId), long>> ReadSequencesAsync(
        this NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        var sequences = await rows.ReadAsync(row => (Switch: (row.GetInt32(0), row.GetInt32(1)), Number: row.GetInt64(2)), cancellationToken);
        return sequences.ToDictionary(sequence => sequence.Switch, sequence => sequence.Number);
    }
}
