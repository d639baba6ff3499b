namespace Icaro.IntegrationsCatalog.Core.Model;

/// <summary>The switch of one integration for one hotspot. Stays when switched off, so that its sequence goes on.</summary>
internal sealed class HotspotIntegration
{
    public required int HotspotId { get; init; }

    public required int IntegrationId { get; init; }

    public required bool Enabled { get; set; }

    /// <summary>The number of the last toggle.</summary>
    public required long Sequence { get; set; }
}

/// <summary>
/// When a switch's platform last confirmed a webhook. It is no column of the switch, since whoever switches would wait for the
/// booking of what others were sent.
/// </summary>
internal sealed class LastSync
{
    public required int HotspotId { get; init; }

    public required int IntegrationId { get; init; }

    public required DateTimeOffset At { get; init; }
}
