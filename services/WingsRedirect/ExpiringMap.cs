using System.Diagnostics.CodeAnalysis;

namespace Icaro.WingsRedirect;

/// <summary>Remembers values until they expire. Only keys that the system issued are added, so the map needs no other bound.</summary>
internal sealed class ExpiringMap<TKey, TValue>(TimeProvider time)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (TValue Value, DateTimeOffset Expires)> _entries = new();
    private readonly SweepTimer _sweeps = new(time);

    /// <returns>False when the key is already there.</returns>
    public bool TryAdd(TKey key, TValue value, DateTimeOffset expires)
    {
        if (_sweeps.IsDue())
            Sweep();
        return _entries.TryAdd(key, (value, expires));
    }

    /// <returns>False when the key is not there or has expired.</returns>
    public bool TryFind(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var isThere = _entries.TryGetValue(key, out var entry) && entry.Expires > time.GetUtcNow();
        value = entry.Value;
        return isThere;
    }

    private void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var entry in _entries)
        {
            if (entry.Value.Expires <= now)
                _entries.TryRemove(entry);
        }
    }
}
