namespace Icaro.Gateway.Edge;

/// <summary>
/// Warns once of an <c>X-Forwarded-For</c> that is ignored. Most likely a proxy is missing in the configuration, and all its clients share
/// one limit.
/// </summary>
internal sealed partial class UnknownProxyWarning(
    RequestDelegate next, IOptions<ForwardedHeadersOptions> options, ILogger<UnknownProxyWarning> logger)
{
    private int _warned;

    public Task InvokeAsync(HttpContext context)
    {
        if (_warned == 0
            && context.Request.Headers.ContainsKey("X-Forwarded-For")
            && context.Connection.RemoteIpAddress is { } address
            && !IsKnown(address)
            && Interlocked.Exchange(ref _warned, 1) == 0)
            Log.Ignored(logger, address);

        return next(context);
    }

    private bool IsKnown(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return options.Value.KnownIPNetworks.Any(network => network.Contains(plain) || network.Contains(address));
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "{Address} sent X-Forwarded-For, which is ignored since " + ProxyOptions.Setting + " does not name it. This is said once.")]
        public static partial void Ignored(ILogger logger, IPAddress address);
    }
}
