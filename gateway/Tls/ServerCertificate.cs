using System.Net.Security;

namespace Icaro.Gateway.Tls;

/// <summary>
/// The certificate for https. Files that have changed serve new connections within seconds; open connections go on. The contents are
/// compared, since the files may be links whose target is replaced. Files that cannot be used leave the certificate as it is.
/// </summary>
internal sealed partial class ServerCertificate : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly IOptions<TlsOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ServerCertificate> _logger;
    private CertificateFiles _files;
    private volatile SslStreamCertificateContext _context;

    public ServerCertificate(IOptions<TlsOptions> options, TimeProvider time, ILogger<ServerCertificate> logger)
    {
        (_options, _time, _logger) = (options, time, logger);
        _files = CertificateFiles.Read(options.Value);
        _context = _files.ToContext();
        Log.Uses(logger, _context.TargetCertificate.Subject, _context.TargetCertificate.NotAfter);
    }

    public SslStreamCertificateContext Context => _context;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            ReadAgain();
    }

    private void ReadAgain()
    {
        try
        {
            var files = CertificateFiles.Read(_options.Value);
            if (files.AreSameAs(_files))
                return;

            // Also when they are no pair: one file is replaced before the other.
            _files = files;
            _context = files.ToContext();
            Log.Uses(_logger, _context.TargetCertificate.Subject, _context.TargetCertificate.NotAfter);
        }
        catch (Exception failure) when (failure.IsUnreadableCertificate())
        {
            Log.Unusable(_logger, failure.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "https uses the certificate of {Subject}, valid until {NotAfter:u}")]
        public static partial void Uses(ILogger logger, string subject, DateTime notAfter);

        [LoggerMessage(LogLevel.Warning, "The changed certificate cannot be used, so the previous one stays: {Reason}")]
        public static partial void Unusable(ILogger logger, string reason);
    }
}
