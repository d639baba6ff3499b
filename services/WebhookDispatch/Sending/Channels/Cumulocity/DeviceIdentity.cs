namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>Maps each device to one object in the tenant.</summary>
internal sealed partial class DeviceIdentity(ManagedObjects objects, ILogger<DeviceIdentity> logger)
{
    /// <returns>The id of the stored object, which may have been deleted in the tenant, or null.</returns>
    public Task<string?> FindAsync(ObjectKey key, CancellationToken cancellationToken) => objects.FindAsync(key, cancellationToken);

    /// <summary>Looks the device up in the tenant, and creates its object if there is none.</summary>
    public async Task<string> ResolveAsync(CumulocityTenant tenant, ObjectKey key, Device device, CancellationToken cancellationToken)
    {
        var found = await tenant.FindAsync(device.Id, cancellationToken) ?? await CreateAsync(tenant, device, cancellationToken);
        await objects.SaveAsync(key, found, cancellationToken);
        return found;
    }

    /// <summary>Deletes the mapping. The object stays in the tenant.</summary>
    public Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken) => objects.DeleteAsync(key, cancellationToken);

    /// <summary>
    /// Creates and binds the device's object. A crash or a lost response between the two leaves an object without a binding, which the next
    /// attempt finds and binds.
    /// </summary>
    private async Task<string> CreateAsync(CumulocityTenant tenant, Device device, CancellationToken cancellationToken)
    {
        var unbound = await tenant.FindCreatedAsync(device.Id, cancellationToken);
        var created = unbound ?? await tenant.CreateAsync(device, cancellationToken);
        if (await tenant.BindAsync(created, device.Id, cancellationToken))
            return created;

        // Another client bound the device first. Its object is used, and ours would be an unused duplicate.
        var winner = await tenant.FindAsync(device.Id, cancellationToken);
        if (unbound is null && winner != created)
            await DeleteObjectAsync(tenant, created, cancellationToken);
        return winner ?? throw new InvalidOperationException("The device is bound to an object that cannot be found.");
    }

    private async Task DeleteObjectAsync(CumulocityTenant tenant, string created, CancellationToken cancellationToken)
    {
        try
        {
            await tenant.DeleteAsync(created, cancellationToken);
        }
        catch (CumulocityException kept)
        {
            Log.Orphaned(logger, created, (int)kept.Status);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The duplicate object {Object} cannot be deleted: status {Status}")]
        public static partial void Orphaned(ILogger logger, string @object, int status);
    }
}
