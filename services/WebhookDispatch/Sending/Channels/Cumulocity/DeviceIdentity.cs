namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>Sees to it that a device has one object in the tenant, and that we know which.</summary>
internal sealed partial class DeviceIdentity(ManagedObjects objects, ILogger<DeviceIdentity> logger)
{
    /// <returns>The object that is known from before, which may have vanished since, or null.</returns>
    public Task<string?> KnownAsync(ObjectKey key, CancellationToken cancellationToken) => objects.FindAsync(key, cancellationToken);

    /// <summary>Looks the device up, and makes its object if it is new.</summary>
    public async Task<string> ResolveAsync(CumulocityTenant tenant, ObjectKey key, Device device, CancellationToken cancellationToken)
    {
        var found = await tenant.FindAsync(device.Id, cancellationToken) ?? await MakeAsync(tenant, device, cancellationToken);
        await objects.KeepAsync(key, found, cancellationToken);
        return found;
    }

    /// <summary>The object itself is the tenant's own.</summary>
    public Task ForgetAsync(ObjectKey key, CancellationToken cancellationToken) => objects.ForgetAsync(key, cancellationToken);

    private async Task<string> MakeAsync(CumulocityTenant tenant, Device device, CancellationToken cancellationToken)
    {
        var made = await tenant.CreateAsync(device, cancellationToken);
        if (await tenant.BindAsync(made, device.Id, cancellationToken))
            return made;

        // Somebody else was faster. Theirs is the device, and ours would be a second one that nobody feeds.
        var winner = await tenant.FindAsync(device.Id, cancellationToken);
        await DiscardAsync(tenant, made, cancellationToken);
        return winner ?? throw new InvalidOperationException("A device is bound that cannot be looked up.");
    }

    private async Task DiscardAsync(CumulocityTenant tenant, string made, CancellationToken cancellationToken)
    {
        try
        {
            await tenant.DeleteAsync(made, cancellationToken);
        }
        catch (CumulocityException kept)
        {
            Log.Orphaned(logger, made, (int)kept.Status);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Object {Object} was made in vain, and cannot be deleted: status {Status}")]
        public static partial void Orphaned(ILogger logger, string @object, int status);
    }
}
