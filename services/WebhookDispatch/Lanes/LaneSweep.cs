using Icaro.ServiceDefaults.Database;
using Icaro.WebhookDispatch.Pumping;
using Npgsql;

namespace Icaro.WebhookDispatch.Lanes;

/// <summary>Sees to it that no lane stands still for good.</summary>
internal sealed partial class LaneSweep(
    NpgsqlDataSource database,
    DatabaseReadiness<DispatchDbContext> readiness,
    PumpBell bell,
    TimeProvider time,
    ILogger<LaneSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>How long a toggle that has not arrived may hold its successors up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

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
            catch (NpgsqlException failed)
            {
                Log.Failed(logger, failed.Message);
            }
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(LaneSql.Sweep);
        command.Parameters.Add(new() { Value = Patience });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            if (!rows.GetBoolean(4))
                Log.HistoryLost(logger, rows.GetGuid(0), rows.GetInt64(3), rows.GetInt32(1), rows.GetInt32(2));
            bell.Ring();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "Delivery {Delivery} goes ahead: what precedes {Sequence} of hotspot {Hotspot} and integration {Integration} never arrived")]
        public static partial void HistoryLost(ILogger logger, Guid delivery, long sequence, int hotspot, int integration);

        [LoggerMessage(LogLevel.Warning, "The lanes cannot be looked through now: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}

internal static class LaneRegistration
{
    public static void AddLanes(this IServiceCollection services) => services.AddHostedService<LaneSweep>();
}
