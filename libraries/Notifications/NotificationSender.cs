namespace Icaro.Notifications;

/// <summary>Sends the changes since the last notification of a channel. One replica at a time does so.</summary>
internal sealed partial class NotificationSender<TContext>(
    IServiceScopeFactory scopes,
    IOptions<NotificationOptions> options,
    IHostEnvironment service,
    ILogger<NotificationSender<TContext>> logger)
    where TContext : DbContext
{
    /// <summary>Changes in one notification.</summary>
    private const int MaxChanges = 100;

    /// <summary><c>notice</c> in ASCII. Returns the database's time when this replica has the lock.</summary>
    private const string TryLock = """SELECT CASE WHEN pg_try_advisory_xact_lock(121424973488997) THEN now() END AS "Value" """;

    /// <remarks>
    /// The notices are stored before the notification is sent, and committed afterwards: what cannot be stored is not sent again and again.
    /// </remarks>
    /// <returns>Whether there are more changes.</returns>
    /// <exception cref="NotSentException">The channel failed.</exception>
    public async Task<bool> SendAsync(
        INotificationChannel channel, IReadOnlyList<Condition> conditions, bool isComplete, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Database.SqlQueryRaw<DateTimeOffset?>(TryLock).SingleAsync(cancellationToken) is not { } now)
            return false;

        var sentBefore = now - options.Value.MinPause;
        var notices = await NoticeStore.ReadAsync(db, channel.Name, cancellationToken);
        var all = notices.FindChanges(conditions, isComplete, sentBefore);
        Change[] changes = [.. all.Take(MaxChanges)];
        var notification = new Notification(notices.IdOf(changes), service.ApplicationName, now, changes);
        notices.Set(changes, now);
        notices.RemoveOld(conditions, sentBefore);
        await db.SaveChangesAsync(cancellationToken);
        if (changes is not [])
            await SendAsync(channel, notification, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return all.Count > MaxChanges;
    }

    private async Task SendAsync(INotificationChannel channel, Notification notification, CancellationToken cancellationToken)
    {
        try
        {
            await channel.SendAsync(notification, cancellationToken);
            Log.Sent(logger, channel.Name, notification.Changes.Count);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotSent(logger, channel.Name, notification.Changes.Count, failure.GetBaseException().Message);
            throw new NotSentException(failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "A notification by {Channel} told {Changes} changes")]
        public static partial void Sent(ILogger logger, string channel, int changes);

        [LoggerMessage(LogLevel.Warning, "A notification by {Channel} of {Changes} changes could not be sent, and is retried: {Reason}")]
        public static partial void NotSent(ILogger logger, string channel, int changes, string reason);
    }
}

internal sealed class NotSentException(Exception reason) : Exception(reason.Message, reason);
