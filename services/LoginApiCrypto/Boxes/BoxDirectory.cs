using Microsoft.Extensions.Caching.Memory;

namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>
/// Finds boxes. Every call reads the database, so that changes of operators take effect immediately on all replicas. While the
/// database is unavailable, the last known values are used.
/// </summary>
internal sealed partial class BoxDirectory(IServiceScopeFactory scopes, ILogger<BoxDirectory> logger) : IDisposable
{
    private static readonly MemoryCacheEntryOptions Kept =
        new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromDays(1) }
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
        catch (Exception exception) when (known is not null && exception.IsDatabaseUnavailable())
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

        // An unchanged row keeps its initialized ciphers.
        if (known is not null && (known.Row.Id, known.Row.Updated) == (row.Id, row.Updated))
            return known;

        return _cache.Set(registrationNumber, new CachedBox(row), Kept);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database is unavailable; the last known configuration of box {RegistrationNumber} is used")]
        public static partial void Stale(ILogger logger, string registrationNumber);
    }
}
