using Microsoft.AspNetCore.HttpOverrides;

namespace Icaro.Gateway.Edge;

/// <summary>
/// <c>ForwardedHeaders:KnownProxies</c>: addresses and networks of the proxies in front of the gateway. Only from them
/// are <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> believed; without any, from nobody.
/// </summary>
internal static class KnownProxies
{
    private const string Setting = "ForwardedHeaders:KnownProxies";

    // After all others: ASPNETCORE_FORWARDEDHEADERS_ENABLED, which published containers get, would believe everybody.
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
