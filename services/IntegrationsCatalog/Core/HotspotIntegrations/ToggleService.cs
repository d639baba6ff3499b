using System.Diagnostics;

namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations;

/// <summary>
/// Switches integrations on and off for hotspots. The switch, the token and what the platform is owed are one transaction, which
/// the toggles of other switches that wait at the same time share.
/// </summary>
internal sealed class ToggleService(IServiceScopeFactory scopes)
{
    private const int MostTogether = 64;
    private const int AtOnce = 2;

    private readonly RequestBatcher<ToggleRequest, ToggleOutcome>
        _on = Gather(scopes, (services, requests) => services.GetRequiredService<EnableToggles>().SwitchAsync(requests, CancellationToken.None)),
        _off = Gather(scopes, (services, requests) => services.GetRequiredService<DisableToggles>().SwitchAsync(requests, CancellationToken.None));

    /// <summary>Switching on what is on already synchronizes the platform once more.</summary>
    public Task<ToggleOutcome> EnableAsync(int hotspotId, int integrationId, TokenIdentity caller, CancellationToken cancellationToken) =>
        _on.SubmitAsync(new(hotspotId, integrationId, caller, Activity.Current?.Id), cancellationToken);

    /// <param name="hotspotId">The hotspot.</param>
    /// <param name="integrationId">The integration.</param>
    /// <param name="caller">Who asks; null for the system itself, which may.</param>
    /// <param name="cancellationToken">Ends the wait, not what is under way.</param>
    public Task<ToggleOutcome> DisableAsync(int hotspotId, int integrationId, TokenIdentity? caller, CancellationToken cancellationToken) =>
        _off.SubmitAsync(new(hotspotId, integrationId, caller, Activity.Current?.Id), cancellationToken);

    private static RequestBatcher<ToggleRequest, ToggleOutcome> Gather(
        IServiceScopeFactory scopes, Func<IServiceProvider, IReadOnlyList<ToggleRequest>, Task<IReadOnlyList<ToggleOutcome>>> switchAsync)
    {
        return new(SwitchAsync, MostTogether, AtOnce, distinctBy: request => request.Switch);

        async Task<IReadOnlyList<ToggleOutcome>> SwitchAsync(IReadOnlyList<ToggleRequest> requests)
        {
            await using var scope = scopes.CreateAsyncScope();
            return await switchAsync(scope.ServiceProvider, requests);
        }
    }
}
