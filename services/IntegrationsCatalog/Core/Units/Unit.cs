namespace Icaro.IntegrationsCatalog.Core.Units;

/// <summary>An access point of a hotspot.</summary>
internal sealed class Unit
{
    public int Id { get; private set; }

    public required int HotspotId { get; init; }

    public required string MacAddress { get; set; }

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    public required string Uuid { get; init; }

    /// <summary>Sealed. Captive portals prove with it that they speak for this unit.</summary>
    public required string Secret { get; init; }

    public required DateTimeOffset Created { get; init; }
}
