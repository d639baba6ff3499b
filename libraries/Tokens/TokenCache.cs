using Microsoft.Extensions.Caching.Memory;

namespace Icaro.Tokens;

/// <summary>The valid tokens that this replica has seen in the last seconds.</summary>
public sealed class TokenCache : IDisposable
{
    private readonly MemoryCache _entries = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    private int _revocations;

    internal IMemoryCache Entries => _entries;

    /// <summary>Counts up with every call of <see cref="Forget"/>.</summary>
    internal int Revocations => Volatile.Read(ref _revocations);

    public void Forget(params IEnumerable<TokenHash> hashes)
    {
        Interlocked.Increment(ref _revocations);
        foreach (var hash in hashes)
            _entries.Remove(hash);
    }

    public void Dispose() => _entries.Dispose();
}
