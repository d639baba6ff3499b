namespace Icaro.WingsRedirect.Tests;

public sealed class ReturnTests
{
    private const string Evil = "evil.example";

    private static readonly string[] Schemes = ["https", "HTTPS"];

    private static readonly ReturnHosts Hosts = new(["https://portal.example/wings", "https://other.example:8443", "http://intern.example"]);

    /// <summary>Ways to write an address that is another's and looks, to some parser, like the portal's.</summary>
    private static readonly string[] Tricks =
    [
        "{s}://{evil}", "{s}://{evil}/", "{s}://{evil}/{good}", "{s}://{evil}?{good}", "{s}://{evil}#{good}", "{s}://{evil}:443",
        "{s}://{good}.{evil}", "{s}://{good}@{evil}", "{s}://{good}:443@{evil}", "{s}://{good}%40{evil}", "{s}://{good}%2F@{evil}",
        "{s}://{good}\\@{evil}", "{s}://{evil}\\@{good}", "{s}://{evil}\\.{good}", "{s}://{evil}%5c.{good}", "{s}://{good}\\.{evil}",
        "{s}:\\\\{evil}", "{s}:/{evil}", "{s}:{evil}", "{s}:///{evil}", "{s}:////{evil}/{good}", "{s}:/\\{evil}", "{s}:\\/{evil}",
        "//{evil}", "///{evil}", "////{evil}", "\\\\{evil}", "/\\{evil}", "\\/{evil}", "//{good}@{evil}", "/{evil}", "{evil}", "{good}",
        "{s}://{good}\t.{evil}", "{s}://{good}\n.{evil}", "{s}://{good}\r\n.{evil}", "{s}://{good}\0.{evil}", "{s}://{good} .{evil}",
        "\t{s}://{evil}", " {s}://{good}", "{s}://\t{good}", "{s}\t://{good}", "{s}://{good}\u2028.{evil}", "{s}://{good}\u3002{evil}",
        "{s}://{good}\uff0f.{evil}", "{s}://{good}\uff20{evil}", "{s}://{good}\u2215{evil}", "{s}://{good}\u00ad.{evil}", "{s}://{good}\u200b",
        "{s}://{good}.", "{s}://{good}..", "{s}://.{good}", "{s}://{good}:", "{s}://{good}:80:443", "{s}://{good}:0", "{s}://{good}:99999",
        "{s}://{good}:8443@{evil}", "{s}://[{good}]", "{s}://{good}[{evil}]", "{s}://{evil},{good}", "{s}://{evil};{good}", "{s}://{evil}&{good}",
        "{s}://{evil}${good}", "{s}://{evil}!{good}", "{s}://{evil}'{good}", "{s}://{evil}({good})", "{s}://{evil}*{good}", "{s}://{evil}+{good}",
        "{s}://{evil}={good}", "{s}://{evil}~{good}", "{s}://{evil}_{good}", "{s}://{evil}%23{good}", "{s}://{evil}%3f{good}", "{s}://{evil}%00{good}",
        "{s}://x{good}", "{s}://{good}x", "{s}://sub.{good}", "{s}://{good}.{good}", "{s}://user@{good}", "{s}://user:pass@{good}", "{s}://@{good}",
    ];

    private static readonly string[] Others =
    [
        "", " ", "/", "//", "?", "#", "https://", "https:", "http://", "https://?", "https://#", "https:///", "https://@", "https://:443",
        "javascript:alert(1)", "JavaScript:alert(1)//https://portal.example", "java\nscript:alert(1)", "data:text/html,https://portal.example",
        "vbscript:msgbox(1)", "file:///etc/passwd", "ftp://portal.example/", "ws://portal.example/", "blob:https://portal.example/x",
        "view-source:https://portal.example", "about:blank", "intent://portal.example#Intent;scheme=https;end", "mailto:a@portal.example",
        "https//portal.example", "https;//portal.example", "hxxps://portal.example", "xhttps://portal.example", "https://https://portal.example",
        "http://portal.example", "https://intern.example", "https://other.example", "https://other.example:443", "https://portal.example:8443",
        "https://0x7f.1/", "https://2130706433/", "https://127.0.0.1/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://localhost/",
        "https://xn--portal-example.evil.example", "https://PORTAL.EXAMPLE.EVIL.EXAMPLE", "https://portal。example", "https://ⓟortal.example",
        "https://portal.example/\u0000", "https://portal.example/\r\nSet-Cookie:a=b", "https://portal.example/\\evil.example", "https://portal.example/ä",
        "https://portal.example/<script>", "https://portal.example/\"onload=", "https://portal.example/`", "https://portal.example/{", "https://portal.example/|",
        "https://portal.example/generate_204", "https://portal.example/hotspot-detect.html?x", "https://portal.example/CONNECTTEST.TXT#x",
    ];

    public static TheoryData<string> OpenRedirects =>
    [
        .. Tricks.SelectMany(trick => Schemes.Select(scheme => trick
            .Replace("{s}", scheme, StringComparison.Ordinal)
            .Replace("{good}", "portal.example", StringComparison.Ordinal)
            .Replace("{evil}", Evil, StringComparison.Ordinal))).Distinct(),
        .. Others,
    ];

    [Fact]
    public void There_are_many_open_redirects_to_try() => Assert.True(OpenRedirects.Count >= 150, $"{OpenRedirects.Count}");

    [Fact]
    public void No_open_redirect_is_let_through() =>
        Assert.All(OpenRedirects, address => Assert.False(Hosts.Allow(address.Data), address.Data));

    [Theory]
    [InlineData("https://portal.example")]
    [InlineData("https://portal.example/")]
    [InlineData("https://PORTAL.example/wings/login?a=1#b")]
    [InlineData("https://portal.example:443/elsewhere")]
    [InlineData("https://portal.example?a=https://evil.example")]
    [InlineData("https://portal.example/@evil.example")]
    [InlineData("https://other.example:8443/")]
    [InlineData("http://intern.example/")]
    [InlineData("http://intern.example:80")]
    public void The_portals_own_addresses_are(string address) => Assert.True(Hosts.Allow(address));

    [Theory]
    [InlineData("http://captive.apple.com/hotspot-detect.html")]
    [InlineData("http://www.msftconnecttest.com/redirect")]
    [InlineData("http://CONNECTIVITYCHECK.gstatic.com")]
    [InlineData("http://detectportal.firefox.com:80/x")]
    public void The_probes_of_operating_systems_are_no_destination_even_when_listed(string probe)
    {
        var hosts = new ReturnHosts([probe, "https://portal.example"]);

        Assert.False(hosts.Allow(probe));
        Assert.Equal("https://portal.example", hosts.Home);
    }
}
