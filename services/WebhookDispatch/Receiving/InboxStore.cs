using Icaro.ServiceDefaults.Database;
using Icaro.WebhookDispatch.Endpoints;
using Icaro.WebhookDispatch.Lanes;
using Icaro.WebhookDispatch.Retrying;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Icaro.WebhookDispatch.Receiving;

/// <summary>Stores toggles as deliveries: all of them in one round trip and one transaction, or none.</summary>
internal sealed class InboxStore(NpgsqlDataSource database, IOptions<RetryOptions> retry)
{
    public async Task StoreAsync(IReadOnlyList<ReceivedToggle> received, CancellationToken cancellationToken)
    {
        // One order for all replicas, so that none waits for another that waits for it.
        ReceivedToggle[] toggles = [.. received
            .OrderBy(one => one.Toggle.HotspotId).ThenBy(one => one.Toggle.IntegrationId).ThenBy(one => one.Toggle.Sequence)];
        int[] hotspots = [.. toggles.Select(one => one.Toggle.HotspotId)];
        int[] integrations = [.. toggles.Select(one => one.Toggle.IntegrationId)];
        long[] sequences = [.. toggles.Select(one => one.Toggle.Sequence)];

        await using var batch = database.CreateBatch();
        batch.Add(
            InboxSql.InsertDeliveries,
            toggles.Select(one => one.Toggle.EventId).ToArray(), hotspots, integrations,
            toggles.Select(one => one.Toggle.Endpoint.EndpointId).ToArray(),
            sequences,
            toggles.Select(one => one.Toggle.SealedBody).ToArray(),
            toggles.Select(one => one.TraceParent).ToArray(),
            toggles.Select(one => one.Toggle.OccurredAt.ToUniversalTime()).ToArray(),
            retry.Value.GiveUpAfter);
        batch.Add(LaneSql.HoldPredecessors, hotspots, integrations, sequences);
        batch.Add(LaneSql.Promote, hotspots, integrations);
        batch.AddEndpoints([.. toggles.Select(one => (one.Toggle.Endpoint, one.Toggle.OccurredAt))]);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
