using Microsoft.Extensions.Options;

namespace Icaro.Postgres.Resealing;

/// <summary>
/// Seals again with the newest key what older ones have sealed, so that they can leave the ring. Values that cannot be opened stay.
/// </summary>
internal sealed partial class ResealingWorker<TContext>(
    IServiceScopeFactory scopes,
    DatabaseReadiness<TContext> readiness,
    KeyRing keys,
    ResealingHealth health,
    IOptions<ResealingOptions> options,
    TimeProvider time,
    ILogger<ResealingWorker<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    /// <summary>Unreadable values of a pass that the log names.</summary>
    private const int MaxLogged = 20;

    private readonly ResealingStep _step = new(keys);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The only key has sealed all that can be opened.
        if (keys.KeyIds is [_])
            return;

        await readiness.WaitAsync(stoppingToken);
        await Task.Delay(options.Value.StartAfter, time, stoppingToken);
        using var timer = new PeriodicTimer(options.Value.Interval, time);
        do
        {
            await TryPassAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryPassAsync(CancellationToken cancellationToken)
    {
        try
        {
            await PassAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.Postponed(logger, failure.GetBaseException().Message);
        }
    }

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        List<UnreadableValue> unreadable = [];
        foreach (var table in SealedTable.Of(db.Model).Where(table => table.Renewable is not []))
        {
            if (!await TryResealAsync(db, table, unreadable, cancellationToken))
                return;
        }

        health.Unreadable = unreadable.Count;
        foreach (var value in unreadable.Take(MaxLogged))
            Log.Unreadable(logger, value.Table, value.Column, value.RowKey, value.Reason);
    }

    /// <returns>False while another replica does the work.</returns>
    private async Task<bool> TryResealAsync(
        DbContext db, SealedTable table, List<UnreadableValue> unreadable, CancellationToken cancellationToken)
    {
        var count = 0;
        object[]? after = [];
        while (after is not null)
        {
            var started = time.GetTimestamp();
            if (await _step.TakeAsync(db, table, after, cancellationToken) is not { } rows)
                return false;

            unreadable.AddRange(rows.Unreadable);
            (after, count) = (rows.Last, count + rows.Count);
            // Others get at least half of the database's time.
            await Task.Delay(time.GetElapsedTime(started), time, cancellationToken);
        }

        if (count > 0)
            Log.Resealed(logger, count, table.Name);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Sealed {Count} rows of {Table} again with the newest key")]
        public static partial void Resealed(ILogger logger, int count, string table);

        [LoggerMessage(LogLevel.Warning, "{Column} of the row {Row} of {Table} cannot be opened, and is not sealed again: {Reason}")]
        public static partial void Unreadable(ILogger logger, string table, string column, string row, string reason);

        [LoggerMessage(LogLevel.Warning, "Sealing again with the newest key is postponed: {Reason}")]
        public static partial void Postponed(ILogger logger, string reason);
    }
}
