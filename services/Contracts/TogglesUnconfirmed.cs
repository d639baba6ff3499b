namespace Icaro.Contracts;

/// <summary>
/// The last toggles of these switches were committed long ago, and no platform has accepted them. The dispatcher answers with
/// <see cref="TogglesChecked"/>. A lost message is repeated, so it need not be mandatory.
/// </summary>
public sealed record TogglesUnconfirmed
{
    public required IReadOnlyList<ToggleNumber> Toggles { get; init; }
}

/// <summary>
/// What the dispatcher knows of <see cref="TogglesUnconfirmed"/>. Toggles that wait, or that an operator decides about, are in no list.
/// </summary>
public sealed record TogglesChecked
{
    /// <summary>They never arrived, or failed before the platform recovered: the current state is owed.</summary>
    public required IReadOnlyList<ToggleNumber> Missing { get; init; }

    /// <summary>The platform has accepted them.</summary>
    public required IReadOnlyList<ToggleNumber> Accepted { get; init; }
}

/// <summary>A toggle by its number in its lane.</summary>
public sealed record ToggleNumber(int HotspotId, int IntegrationId, long Sequence);
