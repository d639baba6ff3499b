using Icaro.ServiceDefaults.Database;
using Icaro.WebhookDispatch.Endpoints;
using Icaro.WebhookDispatch.Lanes;
using Npgsql;

namespace Icaro.WebhookDispatch.Receiving;

/// <summary>Stores toggles as deliveries: all of them in one round trip and one transaction, or none.</summary>
internal sealed class InboxStore(NpgsqlDataSource database)
{
    private static readonly string LockLanes = LaneSql.Lock(LaneSql.Given);
    private static readonly string Turn = LaneSql.Turn(LaneSql.Given);

    /// <returns>The ids of those that were left out, since another toggle has their place in the lane.</returns>
    public async Task<IReadOnlySet<Guid>> StoreAsync(IReadOnlyList<ReceivedToggle> received, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. received.Select(one => one.Toggle.EventId)];
        int[] hotspots = [.. received.Select(one => one.Toggle.HotspotId)];
        int[] integrations = [.. received.Select(one => one.Toggle.IntegrationId)];
        int[] endpoints = [.. received.Select(one => one.Toggle.Endpoint.EndpointId)];
        long[] sequences = [.. received.Select(one => one.Toggle.Sequence)];
        DateTimeOffset[] times = [.. received.Select(one => one.Toggle.OccurredAt.ToUniversalTime())];

        await using var batch = database.CreateBatch();
        batch.Add(InboxSql.OpenLanes, hotspots, integrations, endpoints);
        batch.Add(LockLanes, hotspots, integrations);
        batch.Add(InboxSql.FindContradictions, ids, hotspots, integrations, sequences);
        batch.Add(
            InboxSql.InsertDeliveries,
            ids, hotspots, integrations, endpoints, sequences,
            received.Select(one => one.Toggle.SealedBody).ToArray(),
            received.Select(one => one.TraceParent).ToArray(),
            times);
        batch.Add(Turn, hotspots, integrations);
        batch.AddEndpoints([.. received.Select(one => (one.Toggle.Endpoint, one.Toggle.OccurredAt))]);
        return await ExecuteAsync(batch, cancellationToken);
    }

    private static async Task<IReadOnlySet<Guid>> ExecuteAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        HashSet<Guid> contradictions = [];
        await using var results = await batch.ExecuteReaderAsync(cancellationToken);
        do
        {
            while (await results.ReadAsync(cancellationToken))
            {
                if (results.FieldCount == 1)
                    contradictions.Add(results.GetGuid(0));
            }
        }
        while (await results.NextResultAsync(cancellationToken));
        return contradictions;
    }
}
