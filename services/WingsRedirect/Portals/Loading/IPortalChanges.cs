namespace Icaro.WingsRedirect.Portals.Loading;

/// <summary>What the consumers, which the bus wants to be public, see of the loading.</summary>
public interface IPortalChanges
{
    void HotspotChanged(int hotspotId);

    void IntegrationChanged(int integrationId);

    /// <summary>Any number of changes may have been missed.</summary>
    void EverythingChanged();
}
