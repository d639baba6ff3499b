using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Icaro.Postgres.Partitions;

/// <summary>Makes the partitions of the next days, and drops those that are too old, one replica at a time.</summary>
internal sealed partial class PartitionKeeper<TContext>(
    IServiceScopeFactory scopes,
    DatabaseReadiness<TContext> readiness,
    IEnumerable<DailyTables<TContext>> tables,
    TimeProvider time,
    ILogger<PartitionKeeper<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    /// <summary>Days for which there is a partition before they begin.</summary>
    private const int Ahead = 3;

    private const string TryLock = """SELECT pg_try_advisory_xact_lock(123563834370420) AS "Value" """;

    // Writers queue behind this transaction while it waits for the table.
    private const string LimitWait = "SET LOCAL lock_timeout = '2s'";

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (true)
            await Task.Delay(await TryKeepAsync(stoppingToken) ? Interval : PauseAfterFailure, time, stoppingToken);
    }

    private async Task<bool> TryKeepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await KeepAsync(cancellationToken);
            return true;
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, failed.Message);
            return false;
        }
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        foreach (var table in tables.SelectMany(some => some.All))
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<TContext>().Database;
            // A transaction for each table avoids deadlocks with writers of several tables.
            await using var transaction = await database.BeginTransactionAsync(cancellationToken);
            if (await database.SqlQueryRaw<bool>(TryLock).SingleAsync(cancellationToken))
                await KeepAsync(database, table, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private async Task KeepAsync(DatabaseFacade database, DailyTable table, CancellationToken cancellationToken)
    {
        var today = await database.SqlQueryRaw<DateOnly>(DailyTable.Today).SingleAsync(cancellationToken);
        var partitions = await database.SqlQueryRaw<string>(table.List).ToListAsync(cancellationToken);
        HashSet<DateOnly> days = [.. partitions.Select(table.DayOf).OfType<DateOnly>()];
        // Yesterday's too, for rows that are written around midnight.
        DateOnly[] missing = [.. Enumerable.Range(-1, Ahead + 2).Select(today.AddDays).Where(day => !days.Contains(day))];
        // By the clock of this machine too, so that a wrong clock of the server drops nothing.
        var here = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var oldest = (here < today ? here : today).AddDays(-(int)table.KeepFor.TotalDays);
        DateOnly[] old = [.. days.Where(day => day.AddDays(1) <= oldest)];
        if (missing is [] && old is [])
            return;

        await database.ExecuteSqlRawAsync(LimitWait, cancellationToken);
        await database.ExecuteSqlRawAsync(table.Lock, cancellationToken);
        foreach (var day in missing)
            await database.ExecuteSqlRawAsync(table.Create(day), cancellationToken);
        foreach (var day in old)
        {
            await database.ExecuteSqlRawAsync(table.Drop(day), cancellationToken);
            Log.Dropped(logger, table.Name, day);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Dropped the partition of {Table} for {Day}")]
        public static partial void Dropped(ILogger logger, string table, DateOnly day);

        [LoggerMessage(LogLevel.Warning, "The partitions could not be maintained: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
