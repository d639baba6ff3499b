namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>Sends the requests of a delivery for an object, in the same order in each attempt.</summary>
internal sealed class Transfer(
    CumulocityTenant tenant, ClaimedDelivery delivery, DeviceReport report, DeliveryProgress progress, int batchSize)
{
    private readonly IReadOnlyList<Func<string, CancellationToken, Task>> _steps =
    [
        .. report.Measurements.Chunk(batchSize).Select(Batch(tenant)),
        .. report.Moves.Select(One(tenant)),
    ];

    /// <summary>Confirmed steps of this and earlier attempts.</summary>
    private int _confirmed = delivery.Progress;

    /// <summary>Sends the steps that are not confirmed yet.</summary>
    public async Task SendAsync(string objectId, CancellationToken cancellationToken)
    {
        if (report.Moves is [.., var last])
            await tenant.SetPositionAsync(objectId, last.Position, cancellationToken);

        while (_confirmed < _steps.Count)
        {
            await _steps[_confirmed](objectId, cancellationToken);
            _confirmed++;
            await progress.RecordAsync(delivery, _confirmed, cancellationToken);
        }
    }

    private static Func<Measurement[], Func<string, CancellationToken, Task>> Batch(CumulocityTenant tenant) =>
        measurements => (objectId, cancellationToken) => tenant.AddMeasurementsAsync(objectId, measurements, cancellationToken);

    private static Func<Move, Func<string, CancellationToken, Task>> One(CumulocityTenant tenant) =>
        move => (objectId, cancellationToken) => tenant.AddMoveAsync(objectId, move, cancellationToken);
}
