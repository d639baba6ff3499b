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
    OutboxPublisher publisher,
    AsyncSignal<OutboxMessage> signal,
    TimeProvider time,
    ILogger<OutboxRelay<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    /// <summary>Messages in flight.</summary>
    private const int Window = 256;

    /// <summary>Finds rows whose signal was lost in a crash, and lets a follower take over from a dead leader.</summary>
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);

    private List<string> _reportedTypes = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var session = await OutboxSession.OpenAsync(database.ConnectionString, stoppingToken);
                await FollowAsync(session, stoppingToken);
                await LeadAsync(session, stoppingToken);
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

    private async Task LeadAsync(OutboxSession session, CancellationToken cancellationToken)
    {
        await using var listener = await OutboxNotificationListener.OpenAsync(database.ConnectionString, signal, cancellationToken);
        Log.Leading(logger, typeof(TContext).Name);
        while (true)
        {
            if (!await DrainAsync(session, cancellationToken))
                await Task.Delay(Sweep, time, cancellationToken);
            await signal.WaitAsync(Sweep, cancellationToken);
        }
    }

    /// <summary>Messages for which no queue is bound stay, and do not block other types.</summary>
    /// <returns>False when the broker did not accept everything.</returns>
    private async Task<bool> DrainAsync(OutboxSession session, CancellationToken cancellationToken)
    {
        List<string> unroutable = [];
        while (await session.ReadAsync(Window, unroutable, cancellationToken) is { Count: > 0 } batch)
        {
            var published = await publisher.PublishAsync(batch, cancellationToken);
            await session.DeleteAsync(published.ConfirmedIds, cancellationToken);
            unroutable.AddRange(published.UnroutableTypes);
            if (published.Failure is { } failure)
            {
                Log.BrokerRefused(logger, batch.Count - published.ConfirmedIds.Count, failure.Message);
                return false;
            }
        }

        // Logged once, not with every sweep.
        if (unroutable.Except(_reportedTypes).Any())
            Log.NoQueue(logger, string.Join(", ", unroutable));
        _reportedTypes = unroutable;
        return unroutable is [];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Relaying the outbox of {Context}")]
        public static partial void Leading(ILogger logger, string context);

        [LoggerMessage(LogLevel.Warning, "The outbox lost its database session: {Reason}")]
        public static partial void DatabaseLost(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Warning, "The broker did not confirm {Count} messages, which stay in the outbox: {Reason}")]
        public static partial void BrokerRefused(ILogger logger, int count, string reason);

        [LoggerMessage(LogLevel.Warning, "No queue is bound for {Types}: the messages stay in the outbox")]
        public static partial void NoQueue(ILogger logger, string types);
    }
}
