using System.ComponentModel.DataAnnotations;

namespace Icaro.Notifications;

/// <summary>The section <c>Notifications</c>.</summary>
internal sealed class NotificationOptions
{
    public const string Section = "Notifications";

    /// <summary>How often each replica looks for conditions. What it finds at once is in one notification.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The shortest time between two notifications about one subject. The longest pause after a notification that could not be sent.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan MinPause { get; init; } = TimeSpan.FromMinutes(15);
}

[OptionsValidator]
internal sealed partial class NotificationOptionsValidator : IValidateOptions<NotificationOptions>;
