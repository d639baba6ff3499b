using System.Threading.Channels;

namespace Icaro.IntegrationsCatalog.Partners.ApiKeys;

/// <summary>Stores when keys were last used, outside of the requests. A failed write is left to the next use.</summary>
internal sealed partial class ApiKeyUses(IServiceScopeFactory scopes, TimeProvider time, ILogger<ApiKeyUses> logger) : BackgroundService
{
    /// <summary>Limits the writes to one per minute and key.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    private readonly Channel<(int KeyId, DateTimeOffset At)> _uses =
        Channel.CreateBounded<(int, DateTimeOffset)>(new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Note(ApiKeyIdentity key)
    {
        var now = time.GetUtcNow();
        if (key.LastUsed is null || key.LastUsed < now - Grain)
            _uses.Writer.TryWrite((key.KeyId, now));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (keyId, at) in _uses.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var before = at - Grain;
                await scope.ServiceProvider.GetRequiredService<CatalogDbContext>().ApiKeys
                    .Where(key => key.Id == keyId && (key.LastUsed == null || key.LastUsed < before))
                    .ExecuteUpdateAsync(key => key.SetProperty(row => row.LastUsed, at), stoppingToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.NotWritten(logger, failed.Message);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The use of an API key could not be stored: {Reason}")]
        public static partial void NotWritten(ILogger logger, string reason);
    }
}

/// <summary>Queried by every request, so that a revoked key is invalid at every replica at once.</summary>
internal sealed class ApiKeyDirectory(IServiceScopeFactory scopes)
{
    // Compiled once per application: the query belongs to the model, which depends on the key ring.
    private readonly Func<CatalogDbContext, string, CancellationToken, Task<ApiKeyIdentity?>> _find =
        EF.CompileAsyncQuery((CatalogDbContext db, string hash, CancellationToken _) =>
            db.ApiKeys
                .Where(key => key.KeyHash == hash)
                .Join(
                    db.Accounts,
                    key => key.AccountId,
                    account => account.Id,
                    (key, account) => new ApiKeyIdentity(key.Id, account.Id, account.Uuid, key.LastUsed))
                .FirstOrDefault());

    public async Task<ApiKeyIdentity?> FindAsync(TokenHash hash, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await _find(scope.ServiceProvider.GetRequiredService<CatalogDbContext>(), hash.Hex, cancellationToken);
    }
}
