namespace Icaro.WebhookDispatch.Lanes;

/// <summary>Sees to it that a delivery which never arrives does not hold its successors up for good.</summary>
internal sealed partial class LaneSweep(
    NpgsqlDataSource database,
    DatabaseReadiness<DispatchDbContext> readiness,
    AsyncSignal<Delivery> signal,
    TimeProvider time,
    ILogger<LaneSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private static readonly string LockLanes = LaneSql.Lock(LaneSql.WithOldGap);
    private static readonly string Turn = LaneSql.Turn(LaneSql.WithOldGap);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, failed.Message);
            }
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(LockLanes, Timeout);
        batch.Add(LaneSql.CloseGaps, Timeout);
        batch.Add(Turn, Timeout);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            Log.HistoryLost(logger, rows.GetGuid(2), rows.GetInt64(3), rows.GetInt32(0), rows.GetInt32(1));
            signal.Set();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "Delivery {Delivery} goes ahead: what precedes {Sequence} of endpoint {Endpoint} and subject {Subject} never arrived")]
        public static partial void HistoryLost(ILogger logger, Guid delivery, long sequence, int endpoint, int subject);

        [LoggerMessage(LogLevel.Warning, "The lanes cannot be looked through now: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
