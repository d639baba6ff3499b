namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations;

/// <summary>The switch of one integration for one hotspot. Stays when switched off, so that its sequence goes on.</summary>
internal sealed class HotspotIntegration
{
    public required int HotspotId { get; init; }

    public required int IntegrationId { get; init; }

    public required bool Enabled { get; set; }

    /// <summary>The number of the last toggle.</summary>
    public required long Sequence { get; set; }
}
