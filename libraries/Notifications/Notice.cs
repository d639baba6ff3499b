namespace Icaro.Notifications;

/// <summary>The state of a subject in the last notification of a channel.</summary>
internal sealed class Notice
{
    public required string Channel { get; init; }

    public required string Subject { get; init; }

    /// <summary>That of a <see cref="Change"/>.</summary>
    public required string State { get; set; }

    public required DateTimeOffset SentAt { get; set; }
}

public static class NoticeModel
{
    /// <summary>Adds the table of notices.</summary>
    public static void AddNotices(this ModelBuilder model) => model.Entity<Notice>(notice =>
    {
        notice.ToTable("notices");
        notice.HasKey(row => new { row.Channel, row.Subject });
    });
}
