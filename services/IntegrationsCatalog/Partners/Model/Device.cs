namespace Icaro.IntegrationsCatalog.Partners.Model;

internal sealed class Device
{
    /// <summary>Never reused, since deliveries are ordered by it.</summary>
    public int Id { get; private set; }

    public required int HotspotId { get; init; }

    /// <summary>Unique in its project.</summary>
    public required string DeviceId { get; init; }

    public required string Name { get; set; }

    /// <summary>One of <see cref="DeviceTypes"/>.</summary>
    public required string Type { get; set; }

    public required DateTimeOffset Created { get; init; }
}

/// <summary>Numbers the deliveries of a device to an integration.</summary>
internal sealed class DeviceSequence
{
    public required int IntegrationId { get; init; }

    public required int DeviceId { get; init; }

    /// <summary>The number of the last delivery.</summary>
    public required long Sequence { get; init; }
}
