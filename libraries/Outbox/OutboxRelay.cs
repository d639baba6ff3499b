using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Icaro.Outbox;

/// <summary>
/// Publishes the outbox in order, on one replica at a time. A row is deleted after the broker has confirmed its message. After a crash
/// in between the message is published again with the same id, and the receiver drops the second one.
/// </summary>
internal sealed partial class OutboxRelay<TContext>(
    OutboxConnection<TContext> database,
    DatabaseReadiness<TContext> readiness,
    OutboxDrain drain,
    AsyncSignal<OutboxMessage> signal,
    TimeProvider time,
    ILogger<OutboxRelay<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    /// <summary>Finds rows whose signal was lost in a crash, and lets a follower take over from a dead leader.</summary>
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);

    /// <summary>How often a leader looks whether it knows all message types that wait.</summary>
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(30);

    /// <summary>How long a leader does without the broker, which another replica may reach.</summary>
    private static readonly TimeSpan MaxWithoutBroker = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using (var session = await OutboxSession.OpenAsync(database.ConnectionString, stoppingToken))
                {
                    await FollowAsync(session, stoppingToken);
                    await LeadAsync(session, stoppingToken);
                }

                Log.Resigned(logger, typeof(TContext).Name);
                await Task.Delay(2 * Sweep, time, stoppingToken);
            }
            // InvalidOperationException: a keepalive found the connection broken during a publish.
            catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException)
            {
                Log.DatabaseLost(logger, lost.Message);
                await Task.Delay(Sweep, time, stoppingToken);
            }
        }
    }

    /// <summary>Forwards signals to the leader until the lead is free.</summary>
    private async Task FollowAsync(OutboxSession session, CancellationToken cancellationToken)
    {
        while (!await session.TryLeadAsync(cancellationToken))
        {
            if (await signal.WaitAsync(Sweep, cancellationToken))
                await session.NotifyAsync(cancellationToken);
        }
    }

    /// <summary>Ends when another replica should lead.</summary>
    private async Task LeadAsync(OutboxSession session, CancellationToken cancellationToken)
    {
        await using var listener = await OutboxNotificationListener.OpenAsync(database.ConnectionString, signal, cancellationToken);
        Log.Leading(logger, typeof(TContext).Name);
        var (since, lastWithBroker) = (time.GetTimestamp(), time.GetTimestamp());
        while (true)
        {
            var result = await drain.DrainAsync(session, cancellationToken);
            if (result != DrainResult.BrokerLost)
                lastWithBroker = time.GetTimestamp();
            if (time.GetElapsedTime(lastWithBroker) > MaxWithoutBroker)
                return;

            if (result != DrainResult.Empty)
                await Task.Delay(Sweep, time, cancellationToken);
            await signal.WaitAsync(Sweep, cancellationToken);
            if (time.GetElapsedTime(since) <= Term)
                continue;

            // A replica of a newer release may know the types.
            if (await session.HasOtherTypesAsync(OutboxEnvelope.Types, cancellationToken))
                return;

            since = time.GetTimestamp();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Relaying the outbox of {Context}")]
        public static partial void Leading(ILogger logger, string context);

        [LoggerMessage(
            LogLevel.Warning, "Leaving the outbox of {Context} to another replica, which may reach the broker or know more types")]
        public static partial void Resigned(ILogger logger, string context);

        [LoggerMessage(LogLevel.Warning, "The outbox lost its database session: {Reason}")]
        public static partial void DatabaseLost(ILogger logger, string reason);
    }
}
