using System.Net;
using MailKit.Security;
using MimeKit;

namespace Icaro.Notifications.Mail;

/// <summary>The section <c>Notifications:Mail</c>.</summary>
internal sealed class MailOptions
{
    public const string Section = "Notifications:Mail";

    /// <summary>Mail addresses; none for no mails.</summary>
    public IList<string> To { get; } = [];

    /// <summary>A mail address.</summary>
    public string? From { get; init; }

    /// <summary>The SMTP server.</summary>
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    /// <summary>Null for a server that does not ask.</summary>
    public string? UserName { get; init; }

    public string? Password { get; init; }
}

internal enum SmtpSecurity
{
    /// <summary>In clear, to a server on the same machine.</summary>
    None = SecureSocketOptions.None,

    /// <summary>TLS begins after the greeting, usually on port 587.</summary>
    StartTls = SecureSocketOptions.StartTls,

    /// <summary>TLS from the first byte on, usually on port 465.</summary>
    Tls = SecureSocketOptions.SslOnConnect,
}

internal sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        string[] faults = options is { To: [], From: null, Host: null } ? [] : [.. Find(options)];
        return faults is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Find(MailOptions options)
    {
        if (options.To is [])
            yield return $"{MailOptions.Section}:To:0 is missing: the first recipient";
        foreach (var address in options.To.Append(options.From).Where(address => !IsMailAddress(address)))
            yield return $"{MailOptions.Section}: '{address}' is not a mail address; To and From need one";
        if (string.IsNullOrWhiteSpace(options.Host))
            yield return $"{MailOptions.Section}:Host is missing: the SMTP server";
        else if (options.Security == SmtpSecurity.None && !IsThisMachine(options.Host))
            yield return $"{MailOptions.Section}:Security is None, which is for a server on this machine only: use StartTls or Tls";
    }

    private static bool IsMailAddress(string? text) => MailboxAddress.TryParse(text, out var mailbox) && mailbox.Domain is not "";

    private static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
