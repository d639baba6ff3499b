namespace Icaro.WingsRedirect.Portals;

/// <summary>A hotspot. What only its texts need is kept packed: most hotspots are asked for their texts seldom.</summary>
internal sealed class PortalHotspot
{
    public required int Id { get; init; }

    public required UuidKey Key { get; init; }

    /// <summary>A packed <see cref="HotspotProfile"/>.</summary>
    public required byte[] Profile { get; init; }

    public required HotspotTexts Texts { get; init; }

    public required ReturnHosts Portals { get; init; }

    /// <summary>Ascending.</summary>
    public required int[] IntegrationIds { get; init; }

    public required ApiTokenHash[] ApiTokens { get; init; }

    /// <summary>Set once, right after it was made.</summary>
    public PortalUnit[] Units { get; set; } = [];

    /// <summary>Tells whether a line says anything new.</summary>
    public required ulong LineHash { get; init; }
}
