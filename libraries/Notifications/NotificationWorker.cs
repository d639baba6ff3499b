namespace Icaro.Notifications;

/// <summary>
/// Looks for conditions at an interval, and has each channel send what has changed. A channel that fails pauses, for longer each time.
/// </summary>
internal sealed partial class NotificationWorker<TContext>(
    ConditionReader reader,
    NotificationSender<TContext> sender,
    IEnumerable<INotificationChannel> channels,
    DatabaseReadiness<TContext> readiness,
    IOptions<NotificationOptions> options,
    TimeProvider time,
    ILogger<NotificationWorker<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    private readonly ChannelPause[] _channels =
        [.. channels.Where(channel => channel.IsConfigured).Select(channel => new ChannelPause(channel))];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _channels is []
        ? Task.CompletedTask
        : readiness.TakeStepsAsync(LookAsync, reason => Log.Failed(logger, reason), time, stoppingToken, options.Value.Interval);

    /// <returns>Whether a channel has more changes to send.</returns>
    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        var (conditions, isComplete) = await reader.ReadAsync(cancellationToken);
        var more = false;
        foreach (var paused in _channels.Where(channel => channel.Until <= time.GetUtcNow()))
        {
            try
            {
                more |= await sender.SendAsync(paused.Channel, conditions, isComplete, cancellationToken);
                paused.End();
            }
            catch (NotSentException)
            {
                paused.Begin(time.GetUtcNow(), options.Value);
            }
        }

        return more;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The service cannot look for conditions now: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}

/// <summary>How long a channel that failed is not used by this replica.</summary>
internal sealed class ChannelPause(INotificationChannel channel)
{
    private const int MaxDoublings = 10;

    private int _failures;

    public INotificationChannel Channel => channel;

    public DateTimeOffset Until { get; private set; }

    public void Begin(DateTimeOffset now, NotificationOptions options)
    {
        var pause = options.Interval * Math.Pow(2, Math.Min(_failures++, MaxDoublings));
        Until = now + (pause < options.MinPause ? pause : options.MinPause);
    }

    public void End() => _failures = 0;
}
