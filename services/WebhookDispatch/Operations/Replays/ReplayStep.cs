namespace Icaro.WebhookDispatch.Operations.Replays;

/// <summary>A step of a job: some deliveries go back into their lanes, and the job remembers it, in one transaction.</summary>
internal sealed class ReplayStep(NpgsqlDataSource database)
{
    private const int Size = 500;

    /// <returns>False when there is no job to work at.</returns>
    public async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await NextAsync(connection, cancellationToken) is not var (job, deliveries))
            return false;

        var done = await ReplayAsync(connection, deliveries, cancellationToken);
        await using var batch = connection.CreateBatch();
        if (deliveries is [.., var last])
            batch.Add(ReplaySql.Advance, job, (long)done, last.EndpointId, last.SubjectId, last.Sequence);
        if (deliveries.Count < Size)
            batch.Add(ReplaySql.Finish, job);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <returns>How many were not pending.</returns>
    private static async Task<int> ReplayAsync(NpgsqlConnection connection, IReadOnlyList<Place> deliveries, CancellationToken cancellationToken)
    {
        if (deliveries is [])
            return 0;

        await using var batch = connection.CreateBatch();
        var replay = DeliveryDecisions.AddReplay(batch, [.. deliveries.Select(delivery => delivery.Id)]);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return (int)replay.RecordsAffected;
    }

    private static async Task<(Guid Job, IReadOnlyList<Place> Deliveries)?> NextAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ReplaySql.Next, connection);
        command.Parameters.Add(new() { Value = Size });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);

        Guid? job = null;
        List<Place> deliveries = [];
        while (await rows.ReadAsync(cancellationToken))
        {
            job = rows.GetGuid(0);
            if (!rows.IsDBNull(1))
                deliveries.Add(new(rows.GetGuid(1), rows.GetInt32(2), rows.GetInt32(3), rows.GetInt64(4)));
        }

        return job is { } found ? (found, deliveries) : null;
    }

    private sealed record Place(Guid Id, int EndpointId, int SubjectId, long Sequence);
}
