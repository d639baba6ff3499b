using Icaro.ServiceDefaults.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Icaro.WebhookDispatch.Retention;

/// <summary>Makes the partitions of the next days, and drops those that are too old, one replica at a time.</summary>
internal sealed partial class PartitionKeeper(
    NpgsqlDataSource database,
    DatabaseReadiness<DispatchDbContext> readiness,
    IOptions<RetentionOptions> options,
    TimeProvider time,
    ILogger<PartitionKeeper> logger) : BackgroundService
{
    /// <summary>Days for which there is a partition before they begin.</summary>
    private const int Ahead = 3;

    // Any number does, as long as it is this one in every replica.
    private const long LockId = 0x706172746974;

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
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, failed.Message);
            return false;
        }
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        foreach (var table in DailyTable.All)
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            // One for each table, so that nobody who writes to both waits for us while we wait for them.
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (await QueryAsync<bool>(connection, $"SELECT pg_try_advisory_xact_lock({LockId})", cancellationToken) is [true])
                await KeepAsync(connection, table, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private async Task KeepAsync(NpgsqlConnection connection, DailyTable table, CancellationToken cancellationToken)
    {
        var today = (await QueryAsync<DateOnly>(connection, DailyTable.Today, cancellationToken))[0];
        var partitions = await QueryAsync<string>(connection, table.List, cancellationToken);
        HashSet<DateOnly> days = [.. partitions.Select(table.DayOf).OfType<DateOnly>()];
        // Yesterday's too, for what is booked around midnight.
        DateOnly[] missing = [.. Enumerable.Range(-1, Ahead + 2).Select(today.AddDays).Where(day => !days.Contains(day))];
        DateOnly[] old = [.. days.Where(day => day.AddDays(1) <= today.AddDays(-(int)options.Value.KeepFor.TotalDays))];
        if (missing is [] && old is [])
            return;

        await ExecuteAsync(connection, table.Lock, cancellationToken);
        foreach (var day in missing)
            await ExecuteAsync(connection, table.Create(day), cancellationToken);
        foreach (var day in old)
        {
            await ExecuteAsync(connection, table.Drop(day), cancellationToken);
            Log.Dropped(logger, table.Name, day);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<T>> QueryAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        List<T> values = [];
        while (await rows.ReadAsync(cancellationToken))
            values.Add(rows.GetFieldValue<T>(0));
        return values;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "What {Table} had of {Day} is dropped")]
        public static partial void Dropped(ILogger logger, string table, DateOnly day);

        [LoggerMessage(LogLevel.Warning, "The partitions cannot be looked after now: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}

internal static class RetentionRegistration
{
    public static void AddRetention(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>();
        builder.Services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateOnStart();
        builder.Services.AddHostedService<PartitionKeeper>();
    }
}
