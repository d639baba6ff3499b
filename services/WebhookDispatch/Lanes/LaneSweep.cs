namespace Icaro.WebhookDispatch.Lanes;

/// <summary>Stops waiting for missing deliveries after a timeout, so that a lost message does not block its lane.</summary>
internal sealed partial class LaneSweep(
    NpgsqlDataSource database,
    DatabaseReadiness<DispatchDbContext> readiness,
    AsyncSignal<Delivery> signal,
    TimeProvider time,
    ILogger<LaneSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    /// <summary>The caller then makes the returned deliveries the heads of their lanes.</summary>
    /// <remarks>$1 how long a lane waits.</remarks>
    private const string CloseGaps = $"""
        UPDATE lanes AS lane SET reached_sequence = greatest(lane.reached_sequence, first.sequence - 1)
        FROM (
            SELECT late.endpoint_id, late.subject_id, waiting.id, waiting.sequence
            FROM lanes AS late
            CROSS JOIN LATERAL (
                SELECT id, sequence FROM deliveries
                WHERE {LaneSql.IsPending} AND endpoint_id = late.endpoint_id AND subject_id = late.subject_id
                ORDER BY sequence LIMIT 1) AS waiting
            WHERE late.gap_since < now() - $1) AS first
        WHERE lane.endpoint_id = first.endpoint_id AND lane.subject_id = first.subject_id
        RETURNING first.id, first.sequence, lane.endpoint_id, lane.subject_id
        """;

    /// <remarks>$1 how long a lane waits.</remarks>
    private const string WithOldGap = "SELECT endpoint_id, subject_id, NULL::uuid FROM lanes WHERE gap_since < now() - $1";

    private static readonly string LockLanes = LaneSql.Lock(WithOldGap);
    private static readonly string Turn = LaneSql.Turn(WithOldGap);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        readiness.TakeStepsAsync(SweepAsync, reason => Log.Failed(logger, reason), time, stoppingToken, Interval);

    private async Task<bool> SweepAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(LockLanes, Timeout);
        batch.Add(CloseGaps, Timeout);
        batch.Add(Turn, Timeout);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            Log.GapSkipped(logger, rows.GetGuid(0), rows.GetInt64(1), rows.GetInt32(2), rows.GetInt32(3));
            signal.Set();
        }

        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "Sending delivery {Delivery}: the one before sequence {Sequence} of endpoint {Endpoint} and subject {Subject} never arrived")]
        public static partial void GapSkipped(ILogger logger, Guid delivery, long sequence, int endpoint, int subject);

        [LoggerMessage(LogLevel.Warning, "The lanes cannot be searched for gaps now: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
