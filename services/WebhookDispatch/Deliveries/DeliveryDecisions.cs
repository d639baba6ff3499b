using Icaro.ServiceDefaults.Database;
using Icaro.WebhookDispatch.Lanes;
using Icaro.WebhookDispatch.Pumping;
using Npgsql;

namespace Icaro.WebhookDispatch.Deliveries;

/// <summary>What operators decide about single deliveries. Each decision is one transaction in one round trip.</summary>
internal sealed class DeliveryDecisions(NpgsqlDataSource database, PumpBell bell)
{
    private static readonly string LockLane = LaneSql.Lock(DeliverySql.Lane);
    private static readonly string Turn = LaneSql.Turn(DeliverySql.Lane);

    /// <summary>Makes a settled delivery pending again.</summary>
    /// <returns>False when there is no such delivery, or it is pending.</returns>
    public Task<bool> ReplayAsync(Guid id, CancellationToken cancellationToken) => DecideAsync(DeliverySql.Reopen, id, cancellationToken);

    /// <summary>Gives up a delivery that is not delivered yet. An attempt under way is awaited before the next one has its turn.</summary>
    /// <returns>False when there is no such delivery, or it is delivered or discarded.</returns>
    public Task<bool> DiscardAsync(Guid id, CancellationToken cancellationToken) => DecideAsync(DeliverySql.Discard, id, cancellationToken);

    private async Task<bool> DecideAsync(string change, Guid id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(LockLane, id);
        batch.Add(change, id);
        batch.Add(DeliverySql.Unblock, id);
        batch.Add(Turn, id);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        if (batch.BatchCommands[1].RecordsAffected == 0)
            return false;

        bell.Ring();
        return true;
    }
}
