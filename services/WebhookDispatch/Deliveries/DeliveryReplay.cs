using Icaro.ServiceDefaults.Database;
using Icaro.WebhookDispatch.Lanes;
using Icaro.WebhookDispatch.Pumping;
using Icaro.WebhookDispatch.Retrying;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Icaro.WebhookDispatch.Deliveries;

/// <summary>Makes settled deliveries pending again, in their old places: what is later in their lanes waits, unless it is being sent.</summary>
internal sealed class DeliveryReplay(NpgsqlDataSource database, IOptions<RetryOptions> retry, PumpBell bell)
{
    private const string Reopen = """
        UPDATE deliveries SET status = 'pending', settled_at = NULL, retry_count = 0, retry_until = now() + $2
        WHERE id = ANY($1) AND status <> 'pending'
        RETURNING hotspot_id, integration_id, sequence
        """;

    /// <summary>$1 hotspots, $2 integrations, $3 sequences.</summary>
    private const string StepBack = $"""
        UPDATE deliveries AS head SET next_attempt_at = NULL
        FROM unnest($1, $2, $3) AS reopened (hotspot_id, integration_id, sequence)
        WHERE {LaneSql.IsHead} AND head.hotspot_id = reopened.hotspot_id AND head.integration_id = reopened.integration_id
          AND head.sequence > reopened.sequence
          AND (leased_until IS NULL OR leased_until <= now())
        """;

    /// <returns>False when there is no such delivery, or it is pending.</returns>
    public async Task<bool> ReplayAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await ReopenAsync(connection, [id], cancellationToken) == 0)
            return false;

        await transaction.CommitAsync(cancellationToken);
        bell.Ring();
        return true;
    }

    /// <summary>Within the caller's transaction, after which the caller rings the <see cref="PumpBell"/>.</summary>
    /// <returns>How many there are and were not pending.</returns>
    public async Task<int> ReopenAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellationToken)
    {
        List<int> hotspots = [], integrations = [];
        List<long> sequences = [];
        await using (var reopen = new NpgsqlCommand(Reopen, connection))
        {
            reopen.Parameters.Add(new() { Value = ids });
            reopen.Parameters.Add(new() { Value = retry.Value.GiveUpAfter });
            await using var rows = await reopen.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                hotspots.Add(rows.GetInt32(0));
                integrations.Add(rows.GetInt32(1));
                sequences.Add(rows.GetInt64(2));
            }
        }

        await using var batch = connection.CreateBatch();
        batch.Add(StepBack, hotspots, integrations, sequences);
        batch.Add(LaneSql.Promote, hotspots, integrations);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return hotspots.Count;
    }
}
