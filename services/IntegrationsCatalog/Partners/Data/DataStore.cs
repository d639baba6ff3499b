namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>Stores data points and enqueues their deliveries, in one transaction of five round trips whatever their number.</summary>
internal sealed class DataStore(CatalogDbContext db, Pushes pushes, IOptions<DataOptions> options)
{
    public async Task<StoredData> StoreAsync(Project project, IReadOnlyList<DataPoint> points, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (devices, targets, repeats) = await LookUpAsync(transaction, project, points, cancellationToken);
        int[] unknown = [.. points.Index().Where(point => !devices.ContainsKey(point.Item.DeviceId)).Select(point => point.Index)];
        if (unknown is not [])
            return new(Stored: 0, Repeated: 0, unknown);

        // Also removes repetitions within the batch.
        PushedData[] fresh =
        [
            .. points.Index()
                .Where(point => !repeats.Contains(point.Index))
                .Select(point => new PushedData(devices[point.Item.DeviceId], point.Item))
                .DistinctBy(data => (data.Device.Id, data.Point.PayloadId)),
        ];
        if (fresh is not [])
        {
            await using var batch = transaction.NewBatch();
            AddInsert(batch, project, fresh);
            await pushes.EnqueueAsync(batch, project, targets, fresh, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new(fresh.Length, points.Count - fresh.Length, unknown);
    }

    private async Task<Known> LookUpAsync(
        IDbContextTransaction transaction, Project project, IReadOnlyList<DataPoint> points, CancellationToken cancellationToken)
    {
        string[] deviceIds = [.. points.Select(point => point.DeviceId)];
        await using var batch = transaction.NewBatch();
        batch.Add(DataSql.PlanOnce);
        batch.Add(DataSql.LockDevices, project.HotspotId, deviceIds.Distinct().ToArray());
        batch.Add(PushTarget.Sql, project.HotspotId);
        batch.Add(
            DataSql.FindRepeats,
            project.HotspotId, deviceIds, points.Select(point => point.PayloadId).ToArray(), options.Value.KnowRepeatsFor);

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var devices = await rows.ReadAsync(
            row => new PushedDevice(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3)), cancellationToken);
        var targets = await rows.ReadAsync(PushTarget.Read, cancellationToken);
        var repeats = await rows.ReadAsync(row => (int)row.GetInt64(0) - 1, cancellationToken);
        return new(devices.ToDictionary(device => device.DeviceId), targets, repeats.ToHashSet());
    }

    private static void AddInsert(NpgsqlBatch batch, Project project, PushedData[] data) => batch.Add(
        DataSql.Insert,
        project.HotspotId,
        data.Select(one => one.Device.Id).ToArray(),
        data.Select(one => one.Point.GatewayId).ToArray(),
        data.Select(one => one.Point.PayloadId).ToArray(),
        data.Select(one => one.Point.Source).ToArray(),
        data.Select(one => one.Point.Timestamp).ToArray(),
        data.Select(one => (int)one.Point.Types).ToArray(),
        data.Select(one => one.Point.Payload).ToArray());

    /// <param name="Repeats">The indices of repeated points.</param>
    private sealed record Known(
        IReadOnlyDictionary<string, PushedDevice> Devices, IReadOnlyList<PushTarget> Targets, IReadOnlySet<int> Repeats);
}

/// <param name="Repeated">The number of repeated points, which are dropped.</param>
/// <param name="Unknown">The indices of points of unknown devices. If there are any, nothing is stored.</param>
internal sealed record StoredData(int Stored, int Repeated, IReadOnlyList<int> Unknown);
