using Microsoft.AspNetCore.HttpOverrides;

namespace Icaro.Gateway.Edge;

/// <summary>
/// <c>ForwardedHeaders:KnownProxies</c>: the addresses and networks of the proxies in front of the gateway. Only their
/// <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> headers are used; without such a proxy, none are.
/// </summary>
internal static class KnownProxies
{
    private const string Setting = "ForwardedHeaders:KnownProxies";

    // After all other configuration: ASPNETCORE_FORWARDEDHEADERS_ENABLED, which published containers have, trusts every client.
    public static void AddKnownProxies(this IServiceCollection services) =>
        services.AddOptions<ForwardedHeadersOptions>().PostConfigure<IConfiguration>(Configure);

    private static void Configure(ForwardedHeadersOptions options, IConfiguration configuration)
    {
        var networks = (configuration.GetSection(Setting).Get<string[]>() ?? []).Select(Parse).ToArray();

        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
            options.KnownIPNetworks.Add(network);
        options.ForwardLimit = null;
        options.ForwardedHeaders = networks is []
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
    }

    private static System.Net.IPNetwork Parse(string proxy) =>
        IPAddress.TryParse(proxy, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : System.Net.IPNetwork.TryParse(proxy, out var network) ? network
        : throw new FormatException($"{Setting}: '{proxy}' is neither an address nor a network");
}
