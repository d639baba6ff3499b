namespace Icaro.Contracts;

/// <summary>
/// The data of captive portals has changed. The message names what to read from the catalog instead of the new state, so its order and
/// repetition do not matter.
/// </summary>
public sealed record PortalChanged
{
    /// <summary>The changed hotspot, with its units, portal and enabled integrations.</summary>
    public int? HotspotId { get; init; }

    /// <summary>The changed integration, for all hotspots where it is enabled.</summary>
    public int? IntegrationId { get; init; }
}
