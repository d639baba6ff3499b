namespace Icaro.Egress;

/// <summary>Stable codes of requests that ended without a status.</summary>
public static class EgressError
{
    /// <summary>No address of the host may be called, or not its port.</summary>
    public const string AddressRefused = "address_refused";

    public const string ConnectionFailed = "connection_failed";
    public const string ConnectionRefused = "connection_refused";

    /// <summary>The host does not exist.</summary>
    public const string Dns = "dns";

    /// <summary>The DNS did not respond, which says nothing about the host.</summary>
    public const string DnsUnavailable = "dns_unavailable";

    /// <summary>The URL is http, see <see cref="EgressOptions.AllowHttp"/>.</summary>
    public const string HttpsRequired = "https_required";

    /// <summary>The URL is not an absolute http or https URL, or contains a user name.</summary>
    public const string InvalidUrl = "invalid_url";

    /// <summary>The response is not HTTP, ended too early, or has too large headers.</summary>
    public const string Protocol = "protocol";

    public const string Timeout = "timeout";
    public const string Tls = "tls";

    internal static string Of(HttpRequestException exception) => exception switch
    {
        { InnerException: AddressRefusedException } => AddressRefused,
        { InnerException: NameServerException } => DnsUnavailable,
        { HttpRequestError: HttpRequestError.NameResolutionError } => Dns,
        { HttpRequestError: HttpRequestError.SecureConnectionError } => Tls,
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => ConnectionRefused,
        { InnerException: SocketException { SocketErrorCode: SocketError.TimedOut } } => Timeout,
        { HttpRequestError: HttpRequestError.ConnectionError } => ConnectionFailed,
        _ => Protocol,
    };
}

/// <summary>A server did not respond. The message is only the code, since the cause may contain addresses.</summary>
/// <param name="code">One of <see cref="EgressError"/>.</param>
public sealed class EgressException(string code, Exception? cause = null) : Exception(code, cause)
{
    public string Code { get; } = code;
}
