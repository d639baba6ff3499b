namespace Icaro.Egress.Tests;

/// <summary>Addresses that are not on the public internet: the edges of every special network, and well-known targets inside.</summary>
internal static class PrivateAddresses
{
    public static readonly IReadOnlyList<string> V4 =
    [
        // This network.
        "0.0.0.0", "0.0.0.1", "0.255.255.255",
        // Private.
        "10.0.0.0", "10.0.0.1", "10.255.255.255",
        "172.16.0.0", "172.17.0.1", "172.31.255.255",
        "192.168.0.0", "192.168.1.1", "192.168.255.255",
        // Carrier-grade NAT, with the metadata of one cloud.
        "100.64.0.0", "100.100.100.200", "100.127.255.255",
        // Loopback.
        "127.0.0.0", "127.0.0.1", "127.0.0.2", "127.1.2.3", "127.255.255.255",
        // Link-local, with the metadata of the others.
        "169.254.0.0", "169.254.169.254", "169.254.170.2", "169.254.255.255",
        // Protocol assignments.
        "192.0.0.0", "192.0.0.8", "192.0.0.170", "192.0.0.192", "192.0.0.255",
        // Documentation.
        "192.0.2.0", "192.0.2.255", "198.51.100.0", "198.51.100.255", "203.0.113.0", "203.0.113.255",
        // 6to4 relays.
        "192.88.99.0", "192.88.99.1", "192.88.99.255",
        // Benchmarks.
        "198.18.0.0", "198.19.255.255",
        // Multicast.
        "224.0.0.0", "224.0.0.1", "232.1.1.1", "239.255.255.255",
        // Reserved, and broadcast.
        "240.0.0.0", "255.255.255.254", "255.255.255.255",
    ];

    public static readonly IReadOnlyList<string> V6 =
    [
        // Unspecified, loopback, and IPv4-compatible.
        "::", "::1", "::2", "::7f00:1", "::10.0.0.1", "::169.254.169.254", "::8.8.8.8",
        // IPv4-mapped: even of public addresses, which nobody writes with good intent.
        "::ffff:0.0.0.0", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:8.8.8.8",
        // IPv4-translated.
        "::ffff:0:127.0.0.1", "::ffff:0:8.8.8.8",
        // NAT64, well-known and local.
        "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b::8.8.8.8", "64:ff9b:1::10.0.0.1",
        // Discard, dummy.
        "100::", "100::1", "100:0:0:1::1",
        // Teredo, benchmarks, ORCHID, and the rest of the protocol assignments.
        "2001::", "2001::1", "2001:0:7f00:1::1", "2001:0:4136:e378:8000:63bf:80ff:fffe", "2001:1::1", "2001:2::1", "2001:4:112::1",
        "2001:10::1", "2001:20::1", "2001:30::1", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
        // Documentation.
        "2001:db8::", "2001:db8::1", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "3fff::1", "3fff:fff::1",
        // 6to4 of inner addresses, and of public ones.
        "2002:7f00:1::", "2002:7f00:1::1", "2002:a00:1::1", "2002:c0a8:101::1", "2002:a9fe:a9fe::1", "2002:808:808::1",
        // Segment routing.
        "5f00::1",
        // Unique local, with the metadata of one cloud.
        "fc00::", "fc00::1", "fd00::1", "fd00:ec2::254", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        // Link-local, with zones and without; site-local.
        "fe80::", "fe80::1", "fe80::a9fe:a9fe", "fe80::1%1", "fe80::1%lo", "febf::1", "fec0::1", "feff::1",
        // Multicast.
        "ff00::", "ff01::1", "ff02::1", "ff05::2", "ff0e::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        // Nobody's.
        "1::1", "200::1", "4000::1", "8000::1", "c000::1",
    ];
}
