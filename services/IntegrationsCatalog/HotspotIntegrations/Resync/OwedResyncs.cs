using Icaro.Contracts;
using Icaro.IntegrationsCatalog.AccessTokens;
using Icaro.IntegrationsCatalog.HotspotIntegrations.Webhook;
using Icaro.ServiceDefaults.Database;
using Icaro.ServiceDefaults.Sealing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static Icaro.IntegrationsCatalog.HotspotIntegrations.ToggleRows;

namespace Icaro.IntegrationsCatalog.HotspotIntegrations.Resync;

/// <summary>Owes platforms a further toggle of the switches that are on, within the transaction that the context has open.</summary>
internal sealed class OwedResyncs(CatalogDbContext db, KeyRing keys, TimeProvider time)
{
    /// <summary>For every switch of the hotspot.</summary>
    public Task OweHotspotAsync(int hotspotId, CancellationToken cancellationToken) =>
        OweAsync(batch => batch.Add(ResyncSql.AdvanceHotspot, hotspotId), cancellationToken);

    /// <summary>For the next <paramref name="count"/> hotspots after this one for which the integration is on.</summary>
    /// <returns>The last hotspot that had its turn; null when there was none.</returns>
    public async Task<int?> OweIntegrationAsync(int integrationId, int afterHotspotId, int count, CancellationToken cancellationToken)
    {
        var advanced = await OweAsync(
            batch => batch.Add(ResyncSql.AdvanceIntegration, integrationId, afterHotspotId, count), cancellationToken);
        return advanced.Max(one => (int?)one.HotspotId);
    }

    private async Task<List<AdvancedSwitch>> OweAsync(Action<NpgsqlBatch> advance, CancellationToken cancellationToken)
    {
        List<AdvancedSwitch> switches;
        await using (var batch = NewBatch())
        {
            advance(batch);
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            switches = await rows.ReadAsync(AdvancedSwitch.Read, cancellationToken);
        }

        if (switches is not [])
            await OweAsync(switches, cancellationToken);
        return switches;
    }

    /// <summary>One round trip, however many switches: each hotspot is read once, then what differs from switch to switch.</summary>
    private async Task OweAsync(List<AdvancedSwitch> switches, CancellationToken cancellationToken)
    {
        var hotspots = switches.GroupBy(one => one.HotspotId).ToList();
        await using var batch = NewBatch();
        foreach (var hotspot in hotspots)
        {
            batch.Add(ToggleSql.Hotspot, hotspot.Key);
            batch.Add(ToggleSql.Accounts, hotspot.Key);
            batch.Add(ToggleSql.Units, hotspot.Key);
            foreach (var one in hotspot)
            {
                batch.Add(ToggleSql.Endpoint, one.IntegrationId);
                if (one.CustomerId is { } customerId)
                    AddApiToken(batch, one.IntegrationId, customerId);
            }
        }

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var hotspot in hotspots)
            await OweAsync(hotspot, rows, cancellationToken);
    }

    private async Task OweAsync(IEnumerable<AdvancedSwitch> ofOneHotspot, NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        var hotspot = (await rows.ReadAsync(Hotspot, cancellationToken)).Single();
        var accounts = await rows.ReadAsync(Account(keys), cancellationToken);
        var units = await rows.ReadAsync(Unit, cancellationToken);
        foreach (var one in ofOneHotspot)
        {
            var endpoint = (await rows.ReadAsync(Endpoint, cancellationToken)).Single();
            var body = one.CustomerId is null
                ? WebhookBody.Off(hotspot)
                : WebhookBody.On((await rows.ReadAsync(ApiToken(keys), cancellationToken)).Single(), hotspot, accounts, units);
            db.Owe(ToggleMessages.Toggled(one.Sequence, endpoint, body, keys, time.GetUtcNow()));
        }
    }

    private void AddApiToken(NpgsqlBatch batch, int integrationId, int customerId)
    {
        var token = NewToken.Create();
        batch.Add(
            ToggleSql.ApiToken,
            integrationId, customerId, token.Hash.Hex, keys.Seal(token.Text, SealPurpose.ApiToken), time.GetUtcNow());
    }

    private NpgsqlBatch NewBatch() => db.Database.CurrentTransaction!.NewBatch();
}
