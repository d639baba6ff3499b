namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>Stores how many requests of a delivery are confirmed, so that no retry repeats them.</summary>
internal sealed class DeliveryProgress(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Only the latest claim may write. After an expired lease, the statement updates no row.</summary>
    /// <remarks>$1 endpoint, $2 subject, $3 delivery, $4 number of the attempt, $5 progress.</remarks>
    private const string Record = """
        UPDATE lanes SET progress = $5
        WHERE endpoint_id = $1 AND subject_id = $2 AND head_id = $3 AND attempt_count = $4
        """;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>Retries while the database is unavailable, because an unrecorded request would be repeated.</summary>
    /// <exception cref="SupersededException">Another replica has claimed the lane.</exception>
    public async Task RecordAsync(ClaimedDelivery delivery, int progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await using var batch = database.CreateBatch();
                batch.Add(Record, delivery.EndpointId, delivery.SubjectId, delivery.Id, delivery.Number, progress);
                if (await batch.ExecuteNonQueryAsync(cancellationToken) == 0)
                    throw new SupersededException();
                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(RetryDelay, time, cancellationToken);
            }
        }
    }
}

/// <summary>Another replica has claimed the lane, and continues after the recorded progress.</summary>
internal sealed class SupersededException() : Exception(AttemptError.Superseded);
