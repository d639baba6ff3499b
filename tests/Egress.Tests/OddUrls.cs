namespace Icaro.Egress.Tests;

/// <summary>URLs that lead inside, or nowhere, though a filter of texts might not see it. {0} is the port of the server inside.</summary>
internal static class OddUrls
{
    /// <summary>Spellings of loopback, private and metadata addresses.</summary>
    public static readonly IReadOnlyList<string> Spellings =
    [
        // Short forms.
        "http://127.1:{0}/", "http://127.0.1:{0}/", "http://10.1:{0}/", "http://192.168.257:{0}/", "http://0:{0}/", "http://0.0:{0}/",
        // One number.
        "http://2130706433:{0}/", "http://167772161:{0}/", "http://2852039166:{0}/", "http://3232235777:{0}/", "http://4294967295:{0}/",
        // Hex.
        "http://0x7f000001:{0}/", "http://0x7F000001:{0}/", "http://0x7f.0x0.0x0.0x1:{0}/", "http://0x7f.1:{0}/", "http://0xa9fea9fe:{0}/",
        "http://0xA9.0xFE.0xA9.0xFE:{0}/", "http://0x0:{0}/",
        // Octal.
        "http://0177.0.0.1:{0}/", "http://0177.0.0.01:{0}/", "http://017700000001:{0}/", "http://00000177.1:{0}/", "http://0251.0376.0251.0376:{0}/",
        "http://012.0.0.1:{0}/", "http://0300.0250.1.1:{0}/",
        // Mixed.
        "http://0x7f.0.01.1:{0}/", "http://127.0x0.0.01:{0}/", "http://169.0xfe.0251.254:{0}/", "http://169.254.43518:{0}/", "http://0xa9.16689662:{0}/",
        // IPv6.
        "http://[::1]:{0}/", "http://[0:0:0:0:0:0:0:1]:{0}/", "http://[0000:0000:0000:0000:0000:0000:0000:0001]:{0}/", "http://[::0001]:{0}/",
        "http://[::127.0.0.1]:{0}/", "http://[::ffff:127.0.0.1]:{0}/", "http://[::FFFF:7F00:1]:{0}/", "http://[0:0:0:0:0:ffff:127.0.0.1]:{0}/",
        "http://[fe80::1%25lo]:{0}/", "http://[fe80::1%25eth0]:{0}/", "http://[::1%25lo]:{0}/",
        // The names of this machine.
        "http://localhost:{0}/", "http://LOCALHOST:{0}/", "http://LocalHost:{0}/", "https://localhost:{0}/",
        // What seems to be in front of the host, or behind it.
        " http://127.0.0.1:{0}/", "http:\\\\127.0.0.1:{0}/", "http://127.0.0.1:{0}?@public.test/", "http://127.0.0.1:{0}#@public.test/",
        "http://127.0.0.1:{0}/../..//public.test/", "HTTP://127.0.0.1:{0}/", "https://127.0.0.1:{0}/", "http://127.0.0.1:0{0}/",
        "http://[::1]x:{0}/",
    ];

    /// <summary>Names that some resolvers know and others do not.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "http://127.0.0.1.:{0}/", "http://127.1.:{0}/", "http://2130706433.:{0}/", "http://0x7f.1.:{0}/", "http://localhost.:{0}/", "http://platform.localhost:{0}/",
        // In other letters, which become these ones where the runtime has the tables for it.
        "http://\u2460\u2461\u2466.\u24EA.\u24EA.\u2460:{0}/", "http://127\u30020\u30020\u30021:{0}/", "http://\uFF11\uFF12\uFF17.0.0.1:{0}/",
        "http://127.0.0.\uFF11:{0}/", "http://\u24DB\u24DE\u24D2\u24D0\u24DB\u24D7\u24DE\u24E2\u24E3:{0}/",
    ];

    /// <summary>Neither http nor https, or with no host that could be one.</summary>
    public static readonly IReadOnlyList<string> NoUrls =
    [
        "ftp://127.0.0.1:{0}/", "ftps://127.0.0.1:{0}/", "sftp://127.0.0.1:{0}/", "file:///etc/passwd", "file://127.0.0.1/etc/passwd", "/etc/passwd",
        "gopher://127.0.0.1:{0}/_x", "dict://127.0.0.1:{0}/stat", "ldap://127.0.0.1:{0}/", "tftp://127.0.0.1:{0}/x", "ws://127.0.0.1:{0}/",
        "wss://127.0.0.1:{0}/", "jar:http://127.0.0.1:{0}/!/", "netdoc:///etc/passwd", "data:text/plain,x", "javascript:alert(1)",
        "unix:/var/run/docker.sock", "http+unix://%2Fvar%2Frun%2Fdocker.sock/info", "net.tcp://127.0.0.1:{0}/", "net.pipe://localhost/x",
        "mailto:root@127.0.0.1", "h2c://127.0.0.1:{0}/", "view-source:http://127.0.0.1:{0}/", "//127.0.0.1:{0}/", "127.0.0.1:{0}", "", "http", "http://",
        "http://:{0}/", "http:///", "http://127.0.0.1:99999/", "http://127.0.0.1:-1/", "http://127.0.0.1:x/", "http://[127.0.0.1]:{0}/", "http://[::1:{0}/",
        "http:127.0.0.1:{0}/", "http:/127.0.0.1:{0}/", "http:///127.0.0.1:{0}/", "http://\t127.0.0.1:{0}/", "http://127.0.0.1..:{0}/",
        "http://%31%32%37.0.0.1:{0}/", "http://127%2E0%2E0%2E1:{0}/", "http://%6c%6f%63%61%6c%68%6f%73%74:{0}/", "http://256.256.256.256.256:x/",
    ];

    /// <summary>With a user name or a password, or what looks like one.</summary>
    public static readonly IReadOnlyList<string> Users =
    [
        "http://user@127.0.0.1:{0}/", "http://user:password@127.0.0.1:{0}/", "http://public.test@127.0.0.1:{0}/", "http://public.test:80@127.0.0.1:{0}/",
        "http://127.0.0.1:{0}\\@public.test/", "http://public.test%2F@127.0.0.1:{0}/", "http://:@127.0.0.1:{0}/", "http://127.0.0.1@inner.test:{0}/", "https://user@localhost:{0}/",
    ];

    /// <summary>With the code that the door answers; more than one where it depends on the machine's resolver.</summary>
    public static IEnumerable<(string Url, string[] Codes)> All =>
    [
        .. Spellings.Select(url => (url, new[] { EgressError.AddressRefused })),
        .. Names.Select(url => (url, new[] { EgressError.AddressRefused, EgressError.Dns })),
        .. NoUrls.Concat(Users).Select(url => (url, new[] { EgressError.InvalidUrl })),
    ];
}
