using MimeKit;

namespace Icaro.Notifications.Mail;

internal static class MailText
{
    public static MimeMessage Write(Notification notification, MailOptions settings)
    {
        var from = MailboxAddress.Parse(settings.From!);
        var message = new MimeMessage
        {
            MessageId = $"{notification.Id}@{from.Domain}",
            Subject = Subject(notification),
            Date = notification.At,
            Body = new TextPart("plain") { Text = string.Join("\n\n", Paragraphs(notification)) + "\n" },
        };
        message.From.Add(from);
        message.To.AddRange(settings.To.Select(MailboxAddress.Parse));
        // RFC 3834: automatic responders do not respond to it.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static string Subject(Notification notification)
    {
        var (first, more) = (notification.Changes[0], notification.Changes.Count - 1);
        return $"[Icaro {notification.Source}] {first.Subject}: {first.State}{(more == 0 ? "" : $", and {more} more")}";
    }

    private static IEnumerable<string> Paragraphs(Notification notification)
    {
        foreach (var change in notification.Changes)
            yield return $"{change.Subject}: {change.State}\n{change.Text}";
        yield return $"{notification.Source}, {notification.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC";
    }
}
