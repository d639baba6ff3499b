using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Icaro.WingsRedirect.Portals.Loading;

/// <summary>Healthy when the portal data is loaded; degraded while changes cannot be read.</summary>
internal sealed class PortalHealth(PortalMap portals, PortalSync sync) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult((portals.IsLoaded, sync.Staleness) switch
        {
            (false, _) => HealthCheckResult.Unhealthy("The portal data is not loaded yet."),
            (true, { } reason) => HealthCheckResult.Degraded($"{reason} {Describe()}"),
            _ => HealthCheckResult.Healthy(Describe()),
        });

    private string Describe() => HealthWords.Count(portals.UnitCount, "unit", "units")
        + (sync.Age is { } age ? $", read {HealthWords.Age(age)} ago" : ", from the copy on disk");
}
