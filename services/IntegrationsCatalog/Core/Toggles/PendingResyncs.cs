namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>Enqueues another toggle of switches, in the open transaction of the context.</summary>
internal sealed class PendingResyncs(CatalogDbContext db, KeyRing keys, TimeProvider time)
{
    /// <summary>For every enabled switch of the hotspot.</summary>
    public Task EnqueueHotspotAsync(int hotspotId, CancellationToken cancellationToken) =>
        EnqueueAsync(batch => batch.Add(ResyncSql.AdvanceHotspot, hotspotId), cancellationToken);

    /// <summary>For the next <paramref name="count"/> hotspots after this one that the integration is enabled for.</summary>
    /// <returns>The last hotspot; null when there was none.</returns>
    public async Task<int?> EnqueueIntegrationAsync(int integrationId, int afterHotspotId, int count, CancellationToken cancellationToken)
    {
        var advanced = await EnqueueAsync(
            batch => batch.Add(ResyncSql.AdvanceIntegration, integrationId, afterHotspotId, count), cancellationToken);
        return advanced.Max(one => (int?)one.HotspotId);
    }

    /// <summary>For one switch, in the state that it has.</summary>
    public Task EnqueueSwitchAsync(int hotspotId, int integrationId, CancellationToken cancellationToken) =>
        EnqueueAsync(batch => batch.Add(ResyncSql.AdvanceSwitch, hotspotId, integrationId), cancellationToken);

    private async Task<List<AdvancedSwitch>> EnqueueAsync(Action<NpgsqlBatch> advance, CancellationToken cancellationToken)
    {
        List<AdvancedSwitch> switches;
        await using (var batch = NewBatch())
        {
            advance(batch);
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            switches = await rows.ReadAsync(AdvancedSwitch.Read, cancellationToken);
        }

        if (switches is not [])
            await EnqueueAsync(switches, cancellationToken);
        return switches;
    }

    private async Task EnqueueAsync(List<AdvancedSwitch> switches, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var batch = NewBatch();
        WebhookSource.AddTo(
            batch,
            [.. switches.Select(one => one.HotspotId).Distinct()],
            [.. switches.Select(one => one.IntegrationId).Distinct()]);
        batch.AddApiTokens([.. switches.Select(one => one.Reader).OfType<ApiTokenKey>()], keys, now);

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var webhooks = await WebhookSource.ReadAsync(rows, keys, cancellationToken);
        var tokens = await rows.ReadApiTokensAsync(keys, cancellationToken);
        foreach (var one in switches)
        {
            var body = one.Reader is { } reader
                ? webhooks.On(one.HotspotId, one.IntegrationId, tokens[reader])
                : webhooks.Off(one.HotspotId);
            db.Enqueue(ToggleMessages.Toggled(one.Sequence, webhooks.Endpoint(one.IntegrationId), body, keys, now));
        }
    }

    private NpgsqlBatch NewBatch() => db.Database.CurrentTransaction!.NewBatch();
}

/// <summary>A switch with the sequence number of its next toggle.</summary>
/// <param name="CustomerId">The hotspot's first customer; null when the switch is disabled.</param>
internal sealed record AdvancedSwitch(int HotspotId, int IntegrationId, long Sequence, int? CustomerId)
{
    /// <summary>Null when the switch is disabled.</summary>
    public ApiTokenKey? Reader => CustomerId is { } customerId ? new(IntegrationId, customerId) : null;

    public static AdvancedSwitch Read(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetInt32(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetInt32(3));
}
