namespace Icaro.Egress;

/// <summary>The IP address that is the host of a URL, in any notation.</summary>
internal static class LiteralAddress
{
    private const string Localhost = "localhost";

    /// <returns>Null for a host name that the DNS must resolve.</returns>
    public static IPAddress? Of(Uri url)
    {
        // Without the zone, which may not exist on this machine.
        var host = url.IdnHost.Split('%')[0].TrimEnd('.');
        return IPAddress.TryParse(host, out var address) ? address
            : IsLoopbackName(host) ? IPAddress.Loopback
            : null;
    }

    /// <summary>RFC 6761: localhost and all its subdomains are this machine.</summary>
    private static bool IsLoopbackName(string host) =>
        host.Equals(Localhost, StringComparison.OrdinalIgnoreCase)
        || host.EndsWith($".{Localhost}", StringComparison.OrdinalIgnoreCase);
}
