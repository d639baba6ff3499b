namespace Icaro.IntegrationsCatalog.Partners.Model;

/// <summary>Something that measures, or moves, within a project.</summary>
internal sealed class Device
{
    /// <summary>Never used again for another device: what is pushed of it is in order by this id.</summary>
    public int Id { get; private set; }

    /// <summary>Of its project.</summary>
    public required int HotspotId { get; init; }

    /// <summary>How partners call it, once in a project.</summary>
    public required string DeviceId { get; init; }

    public required string Name { get; set; }

    /// <summary>One of <see cref="DeviceTypes"/>.</summary>
    public required string Type { get; set; }

    public required DateTimeOffset Created { get; init; }
}

/// <summary>How many deliveries an integration is owed of a device, since both are there.</summary>
internal sealed class DeviceSequence
{
    public required int IntegrationId { get; init; }

    public required int DeviceId { get; init; }

    /// <summary>The number of the last one.</summary>
    public required long Sequence { get; init; }
}
