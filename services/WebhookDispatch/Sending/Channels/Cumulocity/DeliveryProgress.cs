namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>Notes durably how many requests of a delivery are confirmed, so that no retry sends them again.</summary>
internal sealed class DeliveryProgress(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Of the newest claim alone: who comes after its lease writes nothing.</summary>
    /// <remarks>$1 endpoint, $2 subject, $3 delivery, $4 number of the attempt, $5 progress.</remarks>
    private const string Note = """
        UPDATE lanes SET progress = $5
        WHERE endpoint_id = $1 AND subject_id = $2 AND head_id = $3 AND attempt_count = $4
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Ends when it is noted: while the database is away it tries again, since the confirmed would be repeated.</summary>
    /// <exception cref="SupersededException">The lane is somebody else's by now.</exception>
    public async Task NoteAsync(ClaimedDelivery delivery, int progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await using var batch = database.CreateBatch();
                batch.Add(Note, delivery.EndpointId, delivery.SubjectId, delivery.Id, delivery.Number, progress);
                if (await batch.ExecuteNonQueryAsync(cancellationToken) == 0)
                    throw new SupersededException();
                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}

/// <summary>Whoever has the lane now goes on where we were.</summary>
internal sealed class SupersededException() : Exception(AttemptError.Superseded);
