namespace Icaro.Notifications;

/// <summary>Changes of conditions, in one message.</summary>
/// <param name="Id">The same when the message is sent again.</param>
/// <param name="Source">The service.</param>
/// <param name="At">When the service looked.</param>
internal sealed record Notification(Guid Id, string Source, DateTimeOffset At, IReadOnlyList<Change> Changes);

/// <param name="State">That of a <see cref="Condition"/>, or <see cref="Ok"/>.</param>
internal sealed record Change(string Subject, string State, string Text)
{
    public const string Ok = "ok";

    public static readonly Change Test = new("notifications", "test", "This is a test of the settings.");

    public static Change Of(Condition condition) => new(condition.Subject, condition.State, condition.Text);

    public static Change Ended(Notice notice) => new(notice.Subject, Ok, $"No longer {notice.State}.");
}

/// <summary>Sends notifications to the recipients that the configuration names.</summary>
internal interface INotificationChannel
{
    /// <summary>The name under which its <see cref="Notice"/>s are stored.</summary>
    string Name { get; }

    bool IsConfigured { get; }

    /// <exception cref="Exception">No recipient got it.</exception>
    Task SendAsync(Notification notification, CancellationToken cancellationToken);
}
