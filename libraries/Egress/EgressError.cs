namespace Icaro.Egress;

/// <summary>Stable codes for exchanges that ended without a status.</summary>
public static class EgressError
{
    /// <summary>The host leads nowhere but to addresses that must not be called.</summary>
    public const string AddressRefused = "address_refused";

    public const string ConnectionFailed = "connection_failed";
    public const string ConnectionRefused = "connection_refused";
    public const string Dns = "dns";

    /// <summary>Not an absolute http or https URL, or one with a user name in it.</summary>
    public const string InvalidUrl = "invalid_url";

    /// <summary>What came back is not HTTP, ended too early, or has more headers than anybody needs.</summary>
    public const string Protocol = "protocol";

    public const string Timeout = "timeout";
    public const string Tls = "tls";

    internal static string Of(HttpRequestException failure) => failure switch
    {
        { InnerException: AddressRefusedException } => AddressRefused,
        { HttpRequestError: HttpRequestError.NameResolutionError } => Dns,
        { HttpRequestError: HttpRequestError.SecureConnectionError } => Tls,
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => ConnectionRefused,
        { InnerException: SocketException { SocketErrorCode: SocketError.TimedOut } } => Timeout,
        { HttpRequestError: HttpRequestError.ConnectionError } => ConnectionFailed,
        _ => Protocol,
    };
}
