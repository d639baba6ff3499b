namespace Icaro.WingsRedirect.Portals;

/// <summary>An access point. There may be hundreds of thousands, so it is no more than this.</summary>
internal sealed class PortalUnit(string uuid, UnitDigest digest, PortalHotspot hotspot)
{
    public string Uuid => uuid;

    public UnitDigest Digest => digest;

    public PortalHotspot Hotspot => hotspot;
}
