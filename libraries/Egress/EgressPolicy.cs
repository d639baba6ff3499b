using System.Collections.Frozen;

namespace Icaro.Egress;

/// <summary>
/// Decides what may be called: addresses of the public internet and of the networks that are allowed in addition, but none of the
/// networks and ports that are denied.
/// </summary>
public sealed class EgressPolicy(IOptions<EgressOptions> options)
{
    private readonly IPNetwork[] _allowed = [.. options.Value.AllowedNetworks.Select(network => IPNetwork.Parse(network))];
    private readonly IPNetwork[] _denied = [.. options.Value.DeniedNetworks.Select(network => IPNetwork.Parse(network))];
    private readonly FrozenSet<int> _deniedPorts = [.. UnsafePorts.All, .. options.Value.DeniedPorts];

    /// <summary>Checks a URL without DNS. The addresses of a host name are checked when it is called.</summary>
    /// <param name="url">An absolute URL.</param>
    /// <returns>What follows the name of the URL in a sentence; null when nothing is known that prevents a call.</returns>
    public string? FindFault(Uri url) =>
        LiteralAddress.Of(url) is { } address && !MayBeCalled(address)
            ? $"leads to an address that {(AddressRules.IsPublic(address) ? "may not be called" : "is not on the public internet")}"
        : !MayBeCalled(url.Port) ? $"leads to port {url.Port}, which may not be called"
        : !MayBeCalled(url.Scheme) ? "is not https"
        : null;

    internal bool MayBeCalled(string scheme) => scheme == Uri.UriSchemeHttps || (scheme == Uri.UriSchemeHttp && options.Value.AllowHttp);

    internal bool MayBeCalled(int port) => !_deniedPorts.Contains(port);

    internal bool MayBeCalled(IPAddress address) => !IsIn(_denied, address) && (AddressRules.IsPublic(address) || IsIn(_allowed, address));

    private static bool IsIn(IPNetwork[] networks, IPAddress address) =>
        Array.Exists(networks, network => AddressRules.IsIn(network, address));
}
