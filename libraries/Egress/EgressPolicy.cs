namespace Icaro.Egress;

/// <summary>What may be called: public addresses, and those of the networks that are allowed besides.</summary>
public sealed class EgressPolicy(IOptions<EgressOptions> options)
{
    private readonly IPNetwork[] _allowed = [.. options.Value.AllowedNetworks.Select(network => IPNetwork.Parse(network))];

    public bool MayBeCalled(IPAddress address) =>
        AddressRules.IsPublic(address) || Array.Exists(_allowed, network => AddressRules.IsIn(network, address));

    /// <summary>As far as the URL alone can tell. A name leads wherever the DNS says at the time of the call.</summary>
    /// <param name="url">An absolute URL.</param>
    public bool MayBeCalled(Uri url) => LiteralAddress.Of(url) is not { } address || MayBeCalled(address);
}
