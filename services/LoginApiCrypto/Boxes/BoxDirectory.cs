using Microsoft.Extensions.Caching.Memory;

namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>
/// Finds boxes. What an operator changes counts at once on every replica, so each time the database is asked; while it is
/// down, what was last read goes on to count.
/// </summary>
internal sealed partial class BoxDirectory(IServiceScopeFactory scopes, ILogger<BoxDirectory> logger) : IDisposable
{
    private static readonly MemoryCacheEntryOptions Kept = new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromDays(1) }
        .RegisterPostEvictionCallback((_, box, _, _) => (box as CachedBox)?.Dispose());

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 2000 });

    /// <returns>Null for a box that is not registered.</returns>
    public async ValueTask<CachedBox?> FindAsync(string registrationNumber, CancellationToken cancellationToken)
    {
        _cache.TryGetValue(registrationNumber, out CachedBox? known);
        try
        {
            return await ReadAsync(registrationNumber, known, cancellationToken);
        }
        catch (Exception unavailable) when (known is not null && unavailable.IsDatabaseUnavailable())
        {
            Log.Stale(logger, registrationNumber);
            return known;
        }
    }

    public void Dispose() => _cache.Dispose();

    private async Task<CachedBox?> ReadAsync(string registrationNumber, CachedBox? known, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<LoginApiDbContext>().Boxes
            .AsNoTracking()
            .SingleOrDefaultAsync(box => box.RegistrationNumber == registrationNumber, cancellationToken);
        if (row is null)
        {
            _cache.Remove(registrationNumber);
            return null;
        }

        // The same row keeps its keyed ciphers.
        if (known is not null && (known.Row.Id, known.Row.Updated) == (row.Id, row.Updated))
            return known;

        return _cache.Set(registrationNumber, new CachedBox(row), Kept);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database is unavailable: box {RegistrationNumber} is used as it was last read")]
        public static partial void Stale(ILogger logger, string registrationNumber);
    }
}
