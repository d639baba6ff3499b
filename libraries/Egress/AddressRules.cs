namespace Icaro.Egress;

/// <summary>The addresses of the public internet, according to the special-purpose registries of IANA (RFC 6890).</summary>
public static class AddressRules
{
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Special =
    [
        .. Networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", // private
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, with the clouds' metadata
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "198.18.0.0/15", // benchmarks
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"), // reserved, and broadcast
        .. Networks(
            "2001::/23", // protocol assignments, with Teredo
            "2001:db8::/32", "3fff::/20", // documentation
            "2002::/16"), // 6to4
    ];

    /// <summary>
    /// Outside of 2000::/3 there is no public address: only loopback, ULA, link-local, multicast, NAT64 and embedded IPv4.
    /// </summary>
    public static bool IsPublic(IPAddress address) =>
        (address.AddressFamily == AddressFamily.InterNetwork || IsIn(GlobalUnicast, address))
        && !Array.Exists(Special, network => IsIn(network, address));

    /// <summary>
    /// An IPv4-mapped IPv6 address is in no network: IPNetwork would compare its last bits with the first bits of an IPv4 network.
    /// </summary>
    internal static bool IsIn(IPNetwork network, IPAddress address) => !address.IsIPv4MappedToIPv6 && network.Contains(address);

    private static IEnumerable<IPNetwork> Networks(params string[] networks) => networks.Select(network => IPNetwork.Parse(network));
}
