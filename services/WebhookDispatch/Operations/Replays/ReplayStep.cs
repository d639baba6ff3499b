namespace Icaro.WebhookDispatch.Operations.Replays;

/// <summary>Processes a part of a job in one transaction: makes deliveries pending, and stores the job's position.</summary>
internal sealed class ReplayStep(NpgsqlDataSource database)
{
    private const int Size = 500;

    /// <summary>
    /// Locks the oldest running job that no other replica has locked, and finds its next deliveries. A finished job returns one row
    /// without a delivery.
    /// </summary>
    /// <remarks>$1 how many.</remarks>
    private const string Next = $"""
        WITH replay AS (
            SELECT * FROM replays WHERE state = 'running' ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
        SELECT replay.id AS job, next.id, next.endpoint_id, next.subject_id, next.sequence
        FROM replay LEFT JOIN LATERAL (
            SELECT id, endpoint_id, subject_id, sequence FROM deliveries AS delivery
            WHERE {Replay.Matches}
              AND (endpoint_id, subject_id, sequence) > (replay.after_endpoint_id, replay.after_subject_id, replay.after_sequence)
            ORDER BY endpoint_id, subject_id, sequence
            LIMIT $1) AS next ON TRUE
        ORDER BY next.endpoint_id, next.subject_id, next.sequence
        """;

    /// <summary>The total may miss deliveries that were being settled when the job was created.</summary>
    /// <remarks>$1 job, $2 replayed, $3 to $5 the last delivery.</remarks>
    private const string Advance = """
        UPDATE replays SET
            done = done + $2, total = greatest(total, done + $2),
            after_endpoint_id = $3, after_subject_id = $4, after_sequence = $5
        WHERE id = $1
        """;

    /// <remarks>$1 job.</remarks>
    private const string Finish = "UPDATE replays SET state = 'done', finished_at = now() WHERE id = $1";

    /// <returns>False if there is no running job.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await NextAsync(connection, cancellationToken) is not var (job, deliveries))
            return false;

        var done = await ReplayAsync(connection, deliveries, cancellationToken);
        await using var batch = connection.CreateBatch();
        if (deliveries is [.., var last])
            batch.Add(Advance, job, (long)done, last.EndpointId, last.SubjectId, last.Sequence);
        if (deliveries.Count < Size)
            batch.Add(Finish, job);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <returns>The number of deliveries that became pending.</returns>
    private static async Task<int> ReplayAsync(
        NpgsqlConnection connection, IReadOnlyList<Place> deliveries, CancellationToken cancellationToken)
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
        await using var command = new NpgsqlCommand(Next, connection);
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
