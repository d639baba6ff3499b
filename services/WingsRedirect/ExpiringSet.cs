namespace Icaro.WingsRedirect;

/// <summary>Remembers items until they expire. Only items that the system issued are added, so the set needs no other bound.</summary>
internal sealed class ExpiringSet<T>(TimeProvider time)
    where T : notnull
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<T, DateTimeOffset> _expirations = new();
    private long _sweptAt = time.GetTimestamp();

    /// <returns>False when the item is already there.</returns>
    public bool TryAdd(T item, DateTimeOffset expires)
    {
        Sweep();
        return _expirations.TryAdd(item, expires);
    }

    /// <summary>Adds the item, or changes when it expires.</summary>
    public void Put(T item, DateTimeOffset expires)
    {
        Sweep();
        _expirations[item] = expires;
    }

    public bool Contains(T item) => Find(item) is not null;

    /// <returns>When the item expires; null when it is not there or has expired.</returns>
    public DateTimeOffset? Find(T item) => _expirations.TryGetValue(item, out var expires) && expires > time.GetUtcNow() ? expires : null;

    private void Sweep()
    {
        var sweptAt = Volatile.Read(ref _sweptAt);
        if (time.GetElapsedTime(sweptAt) < BetweenSweeps
            || Interlocked.CompareExchange(ref _sweptAt, time.GetTimestamp(), sweptAt) != sweptAt)
            return;

        var now = time.GetUtcNow();
        foreach (var (item, expires) in _expirations)
        {
            if (expires <= now)
                _expirations.TryRemove(KeyValuePair.Create(item, expires));
        }
    }
}
