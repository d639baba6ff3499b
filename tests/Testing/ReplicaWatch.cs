using System.Collections.Concurrent;

namespace Icaro.Testing;

/// <summary>Keeps what was last told of every process.</summary>
internal sealed class ReplicaWatch : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Replica> _newest = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;

    public ReplicaWatch(ResourceNotificationService notifications) => _watching = WatchAsync(notifications, _stop.Token);

    /// <summary>Always in the same order.</summary>
    public IReadOnlyList<Replica> All => [.. _newest.Values.OrderBy(replica => replica.Id, StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task WatchAsync(ResourceNotificationService notifications, CancellationToken cancellationToken)
    {
        await foreach (var change in notifications.WatchAsync(cancellationToken))
        {
            // What is hidden only builds the projects anew, on demand; what is started explicitly, such as the import, is no service.
            if (change.Resource is ProjectResource or ExecutableResource or ContainerResource
                && !change.Snapshot.IsHidden
                && !change.Resource.Annotations.OfType<ExplicitStartupAnnotation>().Any())
                _newest[change.ResourceId] = Replica.Of(change);
        }
    }
}
