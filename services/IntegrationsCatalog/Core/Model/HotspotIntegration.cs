namespace Icaro.IntegrationsCatalog.Core.Model;

/// <summary>The switch of an integration for a hotspot. The row remains when it is disabled, so that its sequence continues.</summary>
internal sealed class HotspotIntegration
{
    public required int HotspotId { get; init; }

    public required int IntegrationId { get; init; }

    public required bool Enabled { get; set; }

    /// <summary>The sequence number of the last toggle.</summary>
    public required long Sequence { get; set; }

    /// <summary>The time of the last toggle.</summary>
    public DateTimeOffset ChangedAt { get; init; }
}

/// <summary>
/// What the platform of a switch has confirmed. A separate table, so that toggles do not wait for its updates.
/// </summary>
internal sealed class LastSync
{
    public required int HotspotId { get; init; }

    public required int IntegrationId { get; init; }

    /// <summary>When it last confirmed a webhook; null before the first time.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The last toggle that it has confirmed; 0 for none.</summary>
    public long Sequence { get; init; }

    /// <summary>When the dispatcher was last asked about an unconfirmed toggle.</summary>
    public DateTimeOffset? CheckedAt { get; init; }
}
