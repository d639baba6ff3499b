namespace Icaro.WebhookDispatch.Rollups;

/// <summary>Adds up what was counted since the last time, by minute and by hour. Any replica may do so.</summary>
internal sealed partial class RollupFolder(
    NpgsqlDataSource database, DatabaseReadiness<DispatchDbContext> readiness, TimeProvider time, ILogger<RollupFolder> logger)
    : BackgroundService
{
    private const int MaxDeltas = 1000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Replicas take different rows, and change sums in one order, which prevents deadlocks.</summary>
    /// <remarks>$1 how many.</remarks>
    private static readonly string Fold = $"""
        WITH taken AS (
            DELETE FROM rollup_deltas WHERE ctid = ANY (ARRAY(SELECT ctid FROM rollup_deltas LIMIT $1 FOR UPDATE SKIP LOCKED))
            RETURNING recorded_at, endpoint_ids, account_ids, outcomes, duration_classes),
        counted AS (
            SELECT date_trunc('minute', recorded_at, 'UTC') AS minute, one.*, count(*) AS count
            FROM taken CROSS JOIN LATERAL unnest(endpoint_ids, account_ids, outcomes, duration_classes)
              AS one (endpoint_id, account_id, outcome, duration_class)
            GROUP BY 1, 2, 3, 4, 5),
        by_minute AS ({Add(RollupStep.Minute)}),
        by_hour AS ({Add(RollupStep.Hour)})
        SELECT count(*) FROM taken
        """;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => readiness.TakeStepsAsync(
        async cancellationToken => await FoldAsync(cancellationToken) == MaxDeltas,
        reason => Log.Failed(logger, reason),
        time, stoppingToken, Interval);

    private static string Add(RollupStep step) => $"""
        INSERT INTO {step.Table} AS known (bucket, endpoint_id, account_id, outcome, duration_class, count)
        SELECT date_trunc('{step.Name}', minute, 'UTC') AS bucket, endpoint_id, account_id, outcome, duration_class, sum(count)
        FROM counted GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
        ON CONFLICT (bucket, endpoint_id, account_id, outcome, duration_class) DO UPDATE SET count = known.count + excluded.count
        """;

    private async Task<long> FoldAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Fold);
        command.Parameters.Add(new() { Value = MaxDeltas });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The roll-ups cannot be added up now: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
