using MassTransit;
using Microsoft.Extensions.Caching.Memory;

namespace Icaro.Tokens;

/// <summary>Valid tokens that this replica has seen in the last seconds.</summary>
public sealed class TokenCache : IDisposable
{
    private readonly MemoryCache _entries = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    private int _revocations;

    internal IMemoryCache Entries => _entries;

    /// <summary>Increases with every call of <see cref="Forget"/>.</summary>
    internal int Revocations => Volatile.Read(ref _revocations);

    public void Forget(params IEnumerable<TokenHash> hashes)
    {
        Interlocked.Increment(ref _revocations);
        foreach (var hash in hashes)
            _entries.Remove(hash);
    }

    public void Dispose() => _entries.Dispose();
}

/// <summary>Every replica receives every revocation, through a queue of its own.</summary>
internal sealed class TokensRevokedConsumer(TokenCache cache) : IConsumer<TokensRevoked>
{
    public Task Consume(ConsumeContext<TokensRevoked> context)
    {
        cache.Forget(context.Message.TokenHashes.Select(hex => new TokenHash(hex)));
        return Task.CompletedTask;
    }
}
