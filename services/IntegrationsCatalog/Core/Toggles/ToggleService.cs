using System.Diagnostics;

namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>Enables and disables integrations for hotspots. Concurrent toggles of different switches share a transaction.</summary>
internal sealed class ToggleService(EnableToggles enable, DisableToggles disable)
{
    private readonly ToggleBatcher _enable = new(enable.ExecuteAsync), _disable = new(disable.ExecuteAsync);

    /// <summary>Enabling an integration again synchronizes the platform again.</summary>
    public Task<ToggleOutcome> EnableAsync(int hotspotId, int integrationId, TokenIdentity caller, CancellationToken cancellationToken) =>
        _enable.SubmitAsync(new(hotspotId, integrationId, caller, Activity.Current?.Id), cancellationToken);

    /// <param name="hotspotId">The hotspot.</param>
    /// <param name="integrationId">The integration.</param>
    /// <param name="caller">Null for the system itself, which may disable every integration.</param>
    /// <param name="cancellationToken">Cancels the wait, not the toggle.</param>
    public Task<ToggleOutcome> DisableAsync(int hotspotId, int integrationId, TokenIdentity? caller, CancellationToken cancellationToken) =>
        _disable.SubmitAsync(new(hotspotId, integrationId, caller, Activity.Current?.Id), cancellationToken);
}

/// <param name="Caller">Null for the system itself.</param>
/// <param name="TraceParent">The W3C trace context of the request.</param>
internal sealed record ToggleRequest(int HotspotId, int IntegrationId, TokenIdentity? Caller, string? TraceParent)
{
    public (int HotspotId, int IntegrationId) Switch => (HotspotId, IntegrationId);
}

internal enum ToggleOutcome
{
    Done,

    /// <summary>The hotspot does not exist, or the caller does not manage it.</summary>
    NotYours,

    /// <summary>The integration does not exist, or is not granted to the reseller.</summary>
    NoIntegration,

    /// <summary>The hotspot has no customer on whose behalf the platform could read.</summary>
    NoCustomer,

    /// <summary>The integration is not enabled, so it cannot be disabled.</summary>
    NotEnabled,

    /// <summary>Another transaction has locked the hotspot. Nothing was done; see <see cref="ToggleBatcher"/>.</summary>
    Contended,
}
