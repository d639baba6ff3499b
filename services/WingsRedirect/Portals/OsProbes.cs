namespace Icaro.WingsRedirect.Portals;

/// <summary>
/// URLs that operating systems and browsers request to detect captive portals. Some portals take them for the guest's original
/// URL, but a guest who returned there would see an empty page or the word Success.
/// </summary>
internal static class OsProbes
{
    private static readonly string[] Hosts =
    [
        "captive.apple.com", "captive.g.aaplimg.com", // Apple
        "connectivitycheck.gstatic.com", "connectivitycheck.android.com", "play.googleapis.com", "clients1.google.com", // Android
        "clients3.google.com", "clients4.google.com", "connect.rom.miui.com", "connectivitycheck.platform.hicloud.com",
        "www.msftconnecttest.com", "ipv6.msftconnecttest.com", "www.msftncsi.com", "ipv6.msftncsi.com", // Windows
        "detectportal.firefox.com", "detectportal.brave-http-only.com", // browsers
        "nmcheck.gnome.org", "network-test.debian.org", "connectivity-check.ubuntu.com", // Linux
        "fedoraproject.org", "networkcheck.kde.org",
        "spectrum.s3.amazonaws.com", "fireoscaptiveportal.com", // Kindle
    ];

    private static readonly string[] Paths =
    [
        "/generate_204", "/gen_204", "/hotspot-detect.html", "/library/test/success.html", "/connecttest.txt", "/ncsi.txt",
        "/success.txt", "/canonical.html", "/check_network_status.txt", "/kindle-wifi/wifistub.html", "/nm-check.txt",
    ];

    /// <param name="address">An absolute URL.</param>
    public static bool Include(ReadOnlySpan<char> address)
    {
        var rest = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var end = rest.IndexOfAny(":/?#");
        var host = (end < 0 ? rest : rest[..end]).TrimEnd('.');
        foreach (var probe in Hosts)
        {
            if (host.Equals(probe, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        var start = rest.IndexOf('/');
        var path = start < 0 ? [] : rest[start..];
        var pathEnd = path.IndexOfAny('?', '#');
        path = pathEnd < 0 ? path : path[..pathEnd];
        foreach (var probe in Paths)
        {
            if (path.Equals(probe, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
