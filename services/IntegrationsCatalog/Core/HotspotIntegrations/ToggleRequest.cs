namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations;

/// <param name="Caller">Who asks; null for the system itself, which may.</param>
/// <param name="TraceParent">The W3C trace context of whoever asks.</param>
internal sealed record ToggleRequest(int HotspotId, int IntegrationId, TokenIdentity? Caller, string? TraceParent)
{
    public (int HotspotId, int IntegrationId) Switch => (HotspotId, IntegrationId);
}

internal enum ToggleOutcome
{
    Done,

    /// <summary>No such hotspot, or none of the caller's.</summary>
    NotYours,

    /// <summary>No such integration, or none that was granted.</summary>
    NoIntegration,

    /// <summary>Nobody in whose name the platform could read.</summary>
    NoCustomer,

    /// <summary>What is not on cannot be switched off.</summary>
    NotOn,
}
