using Microsoft.Extensions.Caching.Memory;

namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>Stores which object a device is, with a cache of recent ones.</summary>
internal sealed class ManagedObjects(NpgsqlDataSource database, IMemoryCache cache)
{
    /// <remarks>$1 endpoint, $2 device, $3 tenant.</remarks>
    private const string Find = "SELECT object_id FROM cumulocity_objects WHERE endpoint_id = $1 AND device_id = $2 AND tenant = $3";

    /// <remarks>$1 endpoint, $2 device, $3 tenant, $4 object.</remarks>
    private const string Save = """
        INSERT INTO cumulocity_objects (endpoint_id, device_id, tenant, object_id) VALUES ($1, $2, $3, $4)
        ON CONFLICT (endpoint_id, device_id) DO UPDATE SET tenant = excluded.tenant, object_id = excluded.object_id
        """;

    /// <remarks>$1 endpoint, $2 device.</remarks>
    private const string Delete = "DELETE FROM cumulocity_objects WHERE endpoint_id = $1 AND device_id = $2";

    private static readonly TimeSpan CacheTime = TimeSpan.FromMinutes(30);

    public async Task<string?> FindAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(key, out string? cached))
            return cached;

        await using var command = database.CreateCommand(Find);
        command.Parameters.Add(new() { Value = key.EndpointId });
        command.Parameters.Add(new() { Value = key.DeviceId });
        command.Parameters.Add(new() { Value = key.Tenant });
        var known = (string?)await command.ExecuteScalarAsync(cancellationToken);
        return known is null ? null : cache.Set(key, known, CacheTime);
    }

    public async Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Delete, key.EndpointId, key.DeviceId);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        cache.Remove(key);
    }

    public async Task SaveAsync(ObjectKey key, string objectId, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Save, key.EndpointId, key.DeviceId, key.Tenant, objectId);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        cache.Set(key, objectId, CacheTime);
    }
}

internal readonly record struct ObjectKey(int EndpointId, string DeviceId, string Tenant);

/// <summary>The object of a device in a Cumulocity tenant.</summary>
internal sealed class ManagedObject
{
    public int EndpointId { get; init; }

    /// <summary>Our id of the device, which is also its external id in the tenant.</summary>
    public required string DeviceId { get; init; }

    /// <summary>The tenant of the object. A changed endpoint may have another one.</summary>
    public required string Tenant { get; init; }

    /// <summary>The id of the object in the tenant.</summary>
    public required string ObjectId { get; init; }
}
