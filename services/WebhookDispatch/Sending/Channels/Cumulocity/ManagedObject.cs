namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>What a device is in a Cumulocity tenant, so that it need not be looked up each time.</summary>
internal sealed class ManagedObject
{
    public int EndpointId { get; init; }

    /// <summary>Our id of the device, by which the tenant's identity service knows the object too.</summary>
    public required string DeviceId { get; init; }

    /// <summary>Where the id means the object: an endpoint that was changed may lead to another tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>The tenant's own id of the object.</summary>
    public required string ObjectId { get; init; }
}
