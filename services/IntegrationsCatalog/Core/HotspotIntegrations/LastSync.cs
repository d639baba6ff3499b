namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations;

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
