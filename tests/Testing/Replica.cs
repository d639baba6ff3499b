using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Icaro.Testing;

/// <summary>One process of a resource, as it was last told.</summary>
/// <param name="Id">By which commands address it.</param>
/// <param name="State">One of <see cref="KnownResourceStates"/>.</param>
/// <param name="ProcessId">Null while it does not run, and for containers.</param>
/// <param name="Address">A service's own, past the proxy that all replicas of the service share.</param>
public sealed record Replica(string Resource, string Id, string? State, bool IsHealthy, int? ProcessId, Uri? Address)
{
    /// <summary>Whether it has ended, and stays so until somebody starts it.</summary>
    public bool IsDown => KnownResourceStates.TerminalStates.Contains(State);

    internal static Replica Of(ResourceEvent change)
    {
        var (state, isRunning) = (change.Snapshot.State?.Text, change.Snapshot.State?.Text == KnownResourceStates.Running);
        var urls = change.Snapshot.EnvironmentVariables.FirstOrDefault(variable => variable.Name == "ASPNETCORE_URLS")?.Value;
        return new(
            change.Resource.Name,
            change.ResourceId,
            state,
            isRunning && change.Snapshot.HealthStatus == HealthStatus.Healthy,
            isRunning ? change.Snapshot.Properties.FirstOrDefault(property => property.Name == "executable.pid")?.Value as int? : null,
            change.Resource is ProjectResource && urls is not null ? new(urls.Split(';')[0]) : null);
    }
}
