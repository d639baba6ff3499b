using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;

namespace Icaro.IntegrationsCatalog.Core.Login;

/// <summary>
/// The address that a client is counted by: its IPv4 address, or its IPv6 /64 network, which one customer owns completely.
/// </summary>
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
    /// The gateway overwrites <c>X-Forwarded-For</c>, and nobody else reaches this service from outside, so its last entry can be trusted.
    /// </summary>
    public static void AddClientAddresses(this IServiceCollection services) => services.PostConfigure<ForwardedHeadersOptions>(options =>
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor;
        options.ForwardLimit = 1;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
    });
}
