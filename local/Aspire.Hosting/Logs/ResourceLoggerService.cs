using System.Collections.Concurrent;
using Aspire.Hosting.Local;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What every replica wrote to its output, by the replica's id.</summary>
public sealed class ResourceLoggerService
{
    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A line of any replica, in the order of arrival.</summary>
    internal event Action<string, string>? LineAdded;

    /// <summary>What is there, then every new line. Never ends by itself.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) => LogOf(resourceName).WatchAsync();

    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource) => WatchAsync(resource.Name);

    /// <summary>What is there, as one batch.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName) =>
        new[] { LogOf(resourceName).Last(int.MaxValue) }.ToAsyncEnumerable();

    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource) => GetAllAsync(resource.Name);

    internal IReadOnlyList<LogLine> Last(string resourceId, int count) => LogOf(resourceId).Last(count);

    internal void Add(string resourceId, string line)
    {
        LogOf(resourceId).Add(line);
        LineAdded?.Invoke(resourceId, line);
    }

    private ResourceLog LogOf(string resourceId) => _logs.GetOrAdd(resourceId, _ => new());
}
