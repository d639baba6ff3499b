namespace Icaro.IntegrationsCatalog.Core.Model;

/// <summary>The switch of an integration for a hotspot. The row remains when it is disabled, so that its sequence continues.</summary>
internal sealed class HotspotIntegration
{
    public required int HotspotId { get; init; }

    public required int IntegrationId { get; init; }

    public required bool Enabled { get; set; }

    /// <summary>The sequence number of the last toggle.</summary>
    public required long Sequence { get; set; }
}

/// <summary>
/// When the platform of a switch last confirmed a webhook. A separate table, so that toggles do not wait for its updates.
/// </summary>
internal sealed class LastSync
{
    public required int HotspotId { get; init; }

    public required int IntegrationId { get; init; }

    public required DateTimeOffset At { get; init; }
}
