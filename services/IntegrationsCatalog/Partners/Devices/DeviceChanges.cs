namespace Icaro.IntegrationsCatalog.Partners.Devices;

/// <summary>Adds, changes and removes devices. The change and the deliveries about it are one transaction.</summary>
internal sealed class DeviceChanges(CatalogDbContext db, QuotaGuard quotas, Pushes pushes, TimeProvider time)
{
    /// <exception cref="DbUpdateException">Unique violation: the device exists. Foreign key violation: the project does not.</exception>
    /// <exception cref="QuotaExceededException">The project has as many devices as it may have.</exception>
    public async Task AddAsync(Project project, Device device, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await quotas.RequireRoomAsync(PartnerQuotas.Devices, project.HotspotId, cancellationToken);
        db.Devices.Add(device);
        await db.SaveChangesAsync(cancellationToken);
        await EnqueueAsync(transaction, project, DeviceEvent.Of(DeviceEvent.Added, device, time.GetUtcNow()), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <returns>Null when the device does not exist.</returns>
    public async Task<Device?> UpdateAsync(Project project, string deviceId, DeviceRequest request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindLockedAsync(project, deviceId, cancellationToken) is not { } device)
            return null;

        DeviceEvent.Change[] changes =
        [
            new("name", device.Name, request.Name ?? device.Name),
            new("type", device.Type, request.Type ?? device.Type),
        ];
        device.Name = request.Name ?? device.Name;
        device.Type = request.Type ?? device.Type;
        if (changes.Where(change => change.Old != change.New).ToArray() is not [] and var made)
        {
            await db.SaveChangesAsync(cancellationToken);
            await EnqueueAsync(
                transaction, project, DeviceEvent.Of(DeviceEvent.Updated, device, time.GetUtcNow(), made), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return device;
    }

    /// <returns>False when the device does not exist.</returns>
    public async Task<bool> RemoveAsync(Project project, string deviceId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindLockedAsync(project, deviceId, cancellationToken) is not { } device)
            return false;

        await EnqueueAsync(transaction, project, DeviceEvent.Of(DeviceEvent.Removed, device, time.GetUtcNow()), cancellationToken);
        await using var batch = transaction.NewBatch();
        batch.Add(DataErasure.OfDevice, device.Id);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        db.Devices.Remove(device);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The lock orders later deliveries of the device after earlier ones.</summary>
    private Task<Device?> FindLockedAsync(Project project, string deviceId, CancellationToken cancellationToken) =>
        db.Devices
            .FromSql($"SELECT * FROM devices WHERE hotspot_id = {project.HotspotId} AND device_id = {deviceId} FOR UPDATE")
            .SingleOrDefaultAsync(cancellationToken);

    private async Task EnqueueAsync(
        IDbContextTransaction transaction, Project project, DeviceEvent what, CancellationToken cancellationToken)
    {
        var targets = await TargetsAsync(transaction, project, cancellationToken);
        await using var nothingElse = transaction.NewBatch();
        await pushes.EnqueueAsync(nothingElse, project, targets, [what], cancellationToken);
    }

    private static async Task<List<PushTarget>> TargetsAsync(
        IDbContextTransaction transaction, Project project, CancellationToken cancellationToken)
    {
        await using var batch = transaction.NewBatch();
        batch.Add(PushTarget.Sql, project.HotspotId);
        await using NpgsqlDataReader rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(PushTarget.Read, cancellationToken);
    }
}
