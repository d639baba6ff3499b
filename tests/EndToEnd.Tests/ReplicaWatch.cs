using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;

namespace Icaro.EndToEnd.Tests;

/// <summary>Keeps what was last said of every replica.</summary>
internal sealed class ReplicaWatch : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ResourceEvent> _newest = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;

    public ReplicaWatch(ResourceNotificationService notifications) => _watching = WatchAsync(notifications, _stop.Token);

    /// <returns>The process ids of the replicas that run.</returns>
    public IReadOnlyList<int> ProcessIdsOf(string resourceName) =>
    [
        .. from replica in _newest.Values
           where replica.Resource.Name == resourceName
           from property in replica.Snapshot.Properties
           where property is { Name: "executable.pid", Value: not null }
           select (int)property.Value!,
    ];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task WatchAsync(ResourceNotificationService notifications, CancellationToken cancellationToken)
    {
        await foreach (var change in notifications.WatchAsync(cancellationToken))
            _newest[change.ResourceId] = change;
    }
}
