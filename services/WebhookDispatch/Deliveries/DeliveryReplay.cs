using Icaro.ServiceDefaults.Database;
using Icaro.WebhookDispatch.Lanes;
using Icaro.WebhookDispatch.Pumping;
using Icaro.WebhookDispatch.Retrying;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Icaro.WebhookDispatch.Deliveries;

/// <summary>Makes a settled delivery pending again, in its old place: what is later in its lane waits, unless it is being sent.</summary>
internal sealed class DeliveryReplay(NpgsqlDataSource database, IOptions<RetryOptions> retry, PumpBell bell)
{
    private const string Reopen = """
        UPDATE deliveries SET status = 'pending', settled_at = NULL, retry_count = 0, retry_until = now() + $2
        WHERE id = $1 AND status <> 'pending'
        RETURNING hotspot_id, integration_id, sequence
        """;

    /// <summary>$1 hotspot, $2 integration, $3 sequence.</summary>
    private const string StepBack = $"""
        UPDATE deliveries SET next_attempt_at = NULL
        WHERE {LaneSql.IsHead} AND hotspot_id = $1 AND integration_id = $2 AND sequence > $3
          AND (leased_until IS NULL OR leased_until <= now())
        """;

    /// <returns>False when there is no such delivery, or it is pending.</returns>
    public async Task<bool> ReplayAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await ReopenAsync(connection, id, cancellationToken) is not var (hotspot, integration, sequence))
            return false;

        await using var batch = connection.CreateBatch();
        batch.Add(StepBack, hotspot, integration, sequence);
        batch.Add(LaneSql.Promote, new[] { hotspot }, new[] { integration });
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        bell.Ring();
        return true;
    }

    private async Task<(int Hotspot, int Integration, long Sequence)?> ReopenAsync(
        NpgsqlConnection connection, Guid id, CancellationToken cancellationToken)
    {
        await using var reopen = new NpgsqlCommand(Reopen, connection);
        reopen.Parameters.Add(new() { Value = id });
        reopen.Parameters.Add(new() { Value = retry.Value.GiveUpAfter });
        await using var row = await reopen.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? (row.GetInt32(0), row.GetInt32(1), row.GetInt64(2)) : null;
    }
}
