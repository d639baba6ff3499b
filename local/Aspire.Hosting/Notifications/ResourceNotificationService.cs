using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Knows how every replica is, and tells whoever watches or waits.</summary>
public sealed partial class ResourceNotificationService
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ResourceEvent> _current = new(StringComparer.OrdinalIgnoreCase);
    private ImmutableArray<Channel<ResourceEvent>> _watchers = [];
    private bool _isComplete;

    public Task PublishUpdateAsync(
        IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        lock (_lock)
        {
            var before = _current.GetValueOrDefault(resourceId)?.Snapshot
                ?? new() { ResourceType = resource.GetType().Name, Properties = [], State = KnownResourceStates.NotStarted };
            var now = new ResourceEvent(resource, resourceId, stateFactory(before));
            _current[resourceId] = now;
            foreach (var watcher in _watchers)
                watcher.Writer.TryWrite(now);
        }

        return Task.CompletedTask;
    }

    public async Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        foreach (var resourceId in resource.GetReplicaIds())
            await PublishUpdateAsync(resource, resourceId, stateFactory);
    }

    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        lock (_lock)
            return _current.TryGetValue(resourceId, out resourceEvent);
    }

    /// <summary>Nothing will change any more.</summary>
    internal void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            foreach (var watcher in _watchers)
                watcher.Writer.TryComplete();
        }
    }

    /// <summary>Everything as it is now, then every change until the application has stopped.</summary>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var changes = Channel.CreateUnbounded<ResourceEvent>();
        lock (_lock)
        {
            foreach (var now in _current.Values)
                changes.Writer.TryWrite(now);
            if (_isComplete)
                changes.Writer.Complete();
            else
                _watchers = _watchers.Add(changes);
        }

        try
        {
            await foreach (var change in changes.Reader.ReadAllAsync(cancellationToken))
                yield return change;
        }
        finally
        {
            lock (_lock)
                _watchers = _watchers.Remove(changes);
        }
    }
}
