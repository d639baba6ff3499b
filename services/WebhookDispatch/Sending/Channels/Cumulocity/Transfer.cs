namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>What a delivery makes of an object, request by request, in the same order whenever it is tried.</summary>
internal sealed class Transfer(
    CumulocityTenant tenant, ClaimedDelivery delivery, DeviceReport report, DeliveryProgress progress, int batchSize)
{
    private readonly IReadOnlyList<Func<string, CancellationToken, Task>> _steps =
    [
        .. report.Measurements.Chunk(batchSize).Select(Batch(tenant)),
        .. report.Moves.Select(One(tenant)),
    ];

    /// <summary>Steps that are confirmed, before this attempt or in it.</summary>
    private int _confirmed = delivery.Progress;

    /// <summary>Takes the steps that are not confirmed yet.</summary>
    public async Task GoOnAsync(string objectId, CancellationToken cancellationToken)
    {
        if (report.Moves is [.., var last])
            await tenant.SetPositionAsync(objectId, last.Position, cancellationToken);

        while (_confirmed < _steps.Count)
        {
            await _steps[_confirmed](objectId, cancellationToken);
            _confirmed++;
            await progress.NoteAsync(delivery, _confirmed, cancellationToken);
        }
    }

    private static Func<Measurement[], Func<string, CancellationToken, Task>> Batch(CumulocityTenant tenant) =>
        measurements => (objectId, cancellationToken) => tenant.AddMeasurementsAsync(objectId, measurements, cancellationToken);

    private static Func<Move, Func<string, CancellationToken, Task>> One(CumulocityTenant tenant) =>
        move => (objectId, cancellationToken) => tenant.AddMoveAsync(objectId, move, cancellationToken);
}
