namespace Icaro.WebhookDispatch.Sending.Recording;

/// <summary>
/// Stores attempts in one round trip and one transaction: their rows, what becomes of the deliveries, whose turn is next,
/// how the endpoints fare, and what the bus is owed.
/// </summary>
internal sealed class AttemptStore(NpgsqlDataSource database, EndpointHealth care)
{
    private static readonly string LockLanes = LaneSql.Lock(LaneSql.Given);
    private static readonly string Turn = LaneSql.Turn(AttemptSql.Booked);

    public async Task BookAsync(IReadOnlyList<BookedAttempt> attempts, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(LockLanes, Endpoints(attempts), Subjects(attempts));
        AddAttempts(batch, attempts);
        AddSettled(batch, [.. attempts.Where(attempt => attempt.IsSettled)]);
        AddFailed(batch, [.. attempts.Where(attempt => !attempt.IsDelivered)]);
        batch.Add(Turn, Endpoints(attempts), Subjects(attempts), attempts.Select(DeliveredId).ToArray());
        care.AddOutcomes(batch, [.. attempts.Select(attempt => attempt.Result)]);
        AddDelivered(batch, [.. attempts.Where(IsDeliveredToggle)]);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void AddAttempts(NpgsqlBatch batch, IReadOnlyList<BookedAttempt> attempts) => batch.Add(
        AttemptSql.InsertAttempts,
        attempts.Select(DeliveryId).ToArray(),
        attempts.Select(Number).ToArray(),
        attempts.Select(attempt => attempt.Result.StartedAt).ToArray(),
        attempts.Select(attempt => (int)attempt.Result.Duration.TotalMilliseconds).ToArray(),
        attempts.Select(attempt => attempt.Result.StatusCode).ToArray(),
        attempts.Select(attempt => attempt.Result.ErrorClass).ToArray(),
        attempts.Select(attempt => attempt.Result.SealedResponseSample).ToArray());

    private static void AddSettled(NpgsqlBatch batch, IReadOnlyList<BookedAttempt> settled)
    {
        if (settled is not [])
        {
            batch.Add(
                AttemptSql.SettleDeliveries, Endpoints(settled), Subjects(settled),
                settled.Select(DeliveryId).ToArray(), settled.Select(Number).ToArray(),
                settled.Select(attempt => attempt.Status).ToArray());
        }
    }

    private static void AddFailed(NpgsqlBatch batch, IReadOnlyList<BookedAttempt> failed)
    {
        if (failed is not [])
        {
            batch.Add(
                AttemptSql.PauseLanes, Endpoints(failed), Subjects(failed),
                failed.Select(DeliveryId).ToArray(), failed.Select(Number).ToArray(),
                failed.Select(attempt => attempt.Pause).ToArray(),
                failed.Select(attempt => attempt.RetryCount).ToArray(),
                failed.Select(attempt => attempt.RetryUntil).ToArray(),
                failed.Select(attempt => attempt.Blocks).ToArray());
        }
    }

    /// <summary>The catalog notes on its switches when platforms had them; of what goes elsewhere it keeps no account.</summary>
    private static bool IsDeliveredToggle(BookedAttempt attempt) =>
        attempt.IsDelivered && attempt.Result.Delivery.Channel == EndpointChannel.Icaro;

    private static void AddDelivered(NpgsqlBatch batch, IReadOnlyList<BookedAttempt> delivered)
    {
        if (delivered is [])
            return;

        var message = new WebhooksDelivered
        {
            Webhooks = [.. delivered.Select(attempt => attempt.Result).Select(result => new DeliveredWebhook(
                result.Delivery.SubjectId, result.Delivery.EndpointId, result.Delivery.Sequence, result.EndedAt))],
        };
        batch.Add(OutboxMessage.For(message, Guid.CreateVersion7()));
    }

    private static int[] Endpoints(IReadOnlyList<BookedAttempt> attempts) =>
        [.. attempts.Select(attempt => attempt.Result.Delivery.EndpointId)];

    private static int[] Subjects(IReadOnlyList<BookedAttempt> attempts) =>
        [.. attempts.Select(attempt => attempt.Result.Delivery.SubjectId)];

    private static Guid DeliveryId(BookedAttempt attempt) => attempt.Result.Delivery.Id;

    private static int Number(BookedAttempt attempt) => attempt.Result.Delivery.Number;

    private static Guid? DeliveredId(BookedAttempt attempt) => attempt.IsDelivered ? DeliveryId(attempt) : null;
}
