using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;

namespace Icaro.IntegrationsCatalog.Core.Login;

/// <summary>Where a client comes from: an IPv4 address, or the IPv6 network of 64 bits, of which one customer has all addresses.</summary>
internal static class ClientAddress
{
    private const int IPv6PrefixLength = 64;

    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();

        var network = address.GetAddressBytes();
        network.AsSpan(IPv6PrefixLength / 8).Clear();
        return $"{new IPAddress(network)}/{IPv6PrefixLength}";
    }

    /// <summary>
    /// The gateway, the only one that reaches this service from outside, writes <c>X-Forwarded-For</c> afresh: its last entry is true.
    /// </summary>
    public static void AddClientAddresses(this IServiceCollection services) => services.PostConfigure<ForwardedHeadersOptions>(options =>
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor;
        options.ForwardLimit = 1;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
    });
}
