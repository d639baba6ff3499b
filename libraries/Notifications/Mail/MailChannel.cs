using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Icaro.Notifications.Mail;

/// <summary>Sends one mail to all recipients.</summary>
internal sealed partial class MailChannel(IOptions<MailOptions> options, ILogger<MailChannel> logger) : INotificationChannel
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public string Name => "mail";

    public bool IsConfigured => options.Value.To is not [];

    public async Task SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var message = MailText.Write(notification, settings);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Timeout);
        // A certificate may name URLs of lists of revoked certificates, which the server would have us call.
        using var smtp = new Client(logger) { CheckCertificateRevocation = false };
        await smtp.ConnectAsync(settings.Host!, settings.Port, (SecureSocketOptions)settings.Security, deadline.Token);
        if (settings.UserName is { } userName)
            await smtp.AuthenticateAsync(userName, settings.Password ?? "", deadline.Token);
        await smtp.SendAsync(message, deadline.Token);
        // The server has accepted the mail: what happens to the connection does not matter any more.
        await smtp.DisconnectAsync(quit: false, deadline.Token);
    }

    /// <summary>Sends to the other recipients when the server refuses one.</summary>
    private sealed class Client(ILogger logger) : SmtpClient
    {
        protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
            Log.Refused(logger, mailbox.Address, response.Response);

        protected override void OnNoRecipientsAccepted(MimeMessage message) =>
            throw new InvalidOperationException("The mail server refuses all recipients.");
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The mail server refuses the recipient {Address}: {Reason}")]
        public static partial void Refused(ILogger logger, string address, string reason);
    }
}
