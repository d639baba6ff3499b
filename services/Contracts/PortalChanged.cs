namespace Icaro.Contracts;

/// <summary>
/// What captive portals show or redirect to has changed. It says where to look, not what is new there: whoever reads it from
/// the catalog then is right whatever the order in which these messages arrive, or how often.
/// </summary>
public sealed record PortalChanged
{
    /// <summary>The hotspot that changed, with its units, its portal and what is on for it.</summary>
    public int? HotspotId { get; init; }

    /// <summary>The integration that changed, for all hotspots where it is on.</summary>
    public int? IntegrationId { get; init; }
}
