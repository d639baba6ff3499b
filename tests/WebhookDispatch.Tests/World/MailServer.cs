using System.Buffers;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>An SMTP server that takes mails from whoever knows its password, for everybody but one recipient.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    public const string UserName = "icaro";
    public const string Password = "password of the mail server";
    public const string Unknown = "unknown@operators.example";

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<MimeMessage> _received = new();
    private readonly Task _running;
    private int _logins;

    private MailServer(int port)
    {
        Port = port;
        var options = new SmtpServerOptionsBuilder()
            .ServerName("localhost")
            .Endpoint(endpoint => endpoint.Port(port).AuthenticationRequired().AllowUnsecureAuthentication())
            .Build();
        var provider = new ServiceProvider();
        provider.Add(new Inbox(_received));
        provider.Add(new Recipients());
        provider.Add(new DelegatingUserAuthenticator((user, password) =>
        {
            Interlocked.Increment(ref _logins);
            return (user, password) == (UserName, Password);
        }));
        _running = new SmtpServer.SmtpServer(options, provider).StartAsync(_stop.Token);
    }

    public int Port { get; }

    /// <summary>Passwords that clients have sent.</summary>
    public int Logins => _logins;

    /// <summary>In the order of arrival.</summary>
    public IReadOnlyList<MimeMessage> Received => [.. _received];

    public static MailServer Start(int? port = null) => new(port ?? FreePort.Next());

    public async Task<IReadOnlyList<MimeMessage>> HasReceivedAsync(int count)
    {
        await Eventually.TrueAsync(() => _received.Count >= count, () => $"{count} mails, but there are {_received.Count}");
        return Received;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private sealed class Recipients : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(
            ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
            Task.FromResult($"{to.User}@{to.Host}" != Unknown);
    }

    private sealed class Inbox(ConcurrentQueue<MimeMessage> received) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using var stream = new MemoryStream(buffer.ToArray());
            received.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
            return SmtpResponse.Ok;
        }
    }
}
