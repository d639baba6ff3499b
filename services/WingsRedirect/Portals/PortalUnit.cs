namespace Icaro.WingsRedirect.Portals;

/// <summary>An access point. There may be hundreds of thousands, so it is no more than this.</summary>
internal sealed class PortalUnit(UuidKey key, UnitDigest digest, PortalHotspot hotspot)
{
    public UuidKey Key => key;

    public UnitDigest Digest => digest;

    public PortalHotspot Hotspot => hotspot;
}
