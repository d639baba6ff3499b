using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

public sealed partial class ResourceNotificationService
{
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    public async Task<string> WaitForResourceAsync(
        string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var states = targetStates.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var reached = await WaitForResourceAsync(
            resourceName, change => change.Snapshot.State is { } state && states.Contains(state.Text), cancellationToken);
        return reached.Snapshot.State!.Text;
    }

    public async Task<ResourceEvent> WaitForResourceAsync(
        string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        await foreach (var change in WatchAsync(cancellationToken))
        {
            if (string.Equals(change.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase) && predicate(change))
                return change;
        }

        throw new OperationCanceledException($"The application stopped before '{resourceName}' was as awaited.");
    }

    /// <exception cref="DistributedApplicationException">The resource failed to start; the message says why.</exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default)
    {
        var settled = await WaitForResourceAsync(resourceName, change => IsHealthy(change) || IsFailed(change), cancellationToken);
        return IsHealthy(settled) ? settled : throw FailedToStart(settled);
    }

    /// <summary>Ends when everything that the resource waits for is as it wants it.</summary>
    /// <exception cref="DistributedApplicationException">That will not happen any more.</exception>
    public Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken) =>
        Task.WhenAll(
            from wait in resource.Annotations.OfType<WaitAnnotation>()
            from replica in wait.Resource.GetReplicaIds()
            select WaitForReplicaAsync(wait, replica, cancellationToken));

    private async Task WaitForReplicaAsync(WaitAnnotation wait, string replica, CancellationToken cancellationToken)
    {
        Func<ResourceEvent, bool> isReached = wait.WaitType switch
        {
            WaitType.WaitForCompletion => IsCompleted,
            WaitType.WaitUntilStarted => IsRunning,
            _ => IsHealthy,
        };

        var settled = await WaitForResourceAsync(
            wait.Resource.Name, change => change.ResourceId == replica && (isReached(change) || IsFailed(change)), cancellationToken);

        if (!isReached(settled))
            throw FailedToStart(settled);
        if (wait.WaitType == WaitType.WaitForCompletion && settled.Snapshot.ExitCode != wait.ExitCode)
            throw new DistributedApplicationException($"'{replica}' ended with {settled.Snapshot.ExitCode}, not {wait.ExitCode}.");
    }

    private static bool IsRunning(ResourceEvent change) => change.Snapshot.State?.Text == KnownResourceStates.Running;

    private static bool IsHealthy(ResourceEvent change) => change.Snapshot.HealthStatus == HealthStatus.Healthy;

    private static bool IsFailed(ResourceEvent change) => change.Snapshot.State?.Text == KnownResourceStates.FailedToStart;

    private static bool IsCompleted(ResourceEvent change) =>
        change.Snapshot.State?.Text == KnownResourceStates.Finished || change.Snapshot is { State.Text: "Exited", ExitCode: not null };

    private static DistributedApplicationException FailedToStart(ResourceEvent change) =>
        new($"'{change.ResourceId}' failed to start: {change.Snapshot.Failure}");
}
