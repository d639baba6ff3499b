using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Icaro.Outbox;

/// <summary>
/// Brings the outbox to the broker, in order, one replica at a time. A row leaves the table only after the broker confirmed it;
/// a crash in between publishes it again under the same message id, and the receiver drops the second.
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
    /// <summary>Confirms in flight.</summary>
    private const int Window = 256;

    /// <summary>Finds what a crash left between commit and ring, and lets a follower take over from a dead leader.</summary>
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);

    private List<string> _leftBefore = [];

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
            // The latter when a keepalive found the connection broken while a publish took its time.
            catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException)
            {
                Log.DatabaseLost(logger, lost.Message);
                await Task.Delay(Sweep, time, stoppingToken);
            }
        }
    }

    /// <summary>Passes rings on to the leader until the lead is free.</summary>
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

    /// <summary>What no queue takes yet is left, and holds up no other type.</summary>
    /// <returns>False when the broker did not take everything.</returns>
    private async Task<bool> DrainAsync(OutboxSession session, CancellationToken cancellationToken)
    {
        List<string> left = [];
        while (await session.ReadAsync(Window, left, cancellationToken) is { Count: > 0 } batch)
        {
            var published = await publisher.PublishAsync(batch, cancellationToken);
            await session.DeleteAsync(published.ConfirmedIds, cancellationToken);
            left.AddRange(published.UnroutableTypes);
            if (published.Failure is { } failure)
            {
                Log.BrokerRefused(logger, batch.Count - published.ConfirmedIds.Count, failure.Message);
                return false;
            }
        }

        // Said once, not with every sweep.
        if (left.Except(_leftBefore).Any())
            Log.NoQueue(logger, string.Join(", ", left));
        _leftBefore = left;
        return left is [];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Relaying the outbox of {Context}")]
        public static partial void Leading(ILogger logger, string context);

        [LoggerMessage(LogLevel.Warning, "The outbox lost its database session: {Reason}")]
        public static partial void DatabaseLost(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Warning, "{Count} messages stay in the outbox, since the broker did not confirm them: {Reason}")]
        public static partial void BrokerRefused(ILogger logger, int count, string reason);

        [LoggerMessage(LogLevel.Warning, "{Types} stays in the outbox, since no queue takes it yet")]
        public static partial void NoQueue(ILogger logger, string types);
    }
}
