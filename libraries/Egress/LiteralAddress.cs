namespace Icaro.Egress;

/// <summary>The address that a URL names itself, in whatever spelling.</summary>
internal static class LiteralAddress
{
    private const string Localhost = "localhost";

    /// <returns>Null for a name that only the DNS can tell.</returns>
    public static IPAddress? Of(Uri url)
    {
        // Without the zone, which need not exist on this machine.
        var host = url.IdnHost.Split('%')[0].TrimEnd('.');
        return IPAddress.TryParse(host, out var address) ? address
            : IsLoopbackName(host) ? IPAddress.Loopback
            : null;
    }

    /// <summary>RFC 6761: it and all below it are this machine.</summary>
    private static bool IsLoopbackName(string host) =>
        host.Equals(Localhost, StringComparison.OrdinalIgnoreCase)
        || host.EndsWith($".{Localhost}", StringComparison.OrdinalIgnoreCase);
}
