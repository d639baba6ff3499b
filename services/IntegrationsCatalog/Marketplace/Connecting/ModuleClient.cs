namespace Icaro.IntegrationsCatalog.Marketplace.Connecting;

/// <summary>Sends requests to modules, and translates failures.</summary>
internal sealed class ModuleClient(EgressClient egress)
{
    /// <param name="request">A request to an address from the module.</param>
    /// <param name="call">The purpose of the request.</param>
    /// <param name="limit">Limits the time of the request.</param>
    public async Task<(EgressResponse? Answer, MarketplaceError? Error)> SendAsync(
        HttpRequestMessage request, ModuleCall call, CancellationToken limit)
    {
        try
        {
            return (await egress.SendAsync(request, limit), null);
        }
        catch (EgressException failure)
        {
            return (null, call.Failed(failure.Code));
        }
        catch (OperationCanceledException)
        {
            return (null, call.Failed(EgressError.Timeout));
        }
    }
}

/// <param name="Name">The prefix of its error codes.</param>
/// <param name="Place">The subject of its error messages.</param>
internal sealed record ModuleCall(string Name, string Place)
{
    public static readonly ModuleCall Config = new("config", "The module's configuration URL");
    public static readonly ModuleCall Register = new("register", "The module's registerUrl");

    /// <param name="reason">One of <see cref="EgressError"/>.</param>
    public MarketplaceError Failed(string reason) => reason switch
    {
        EgressError.AddressRefused => new($"{Place} leads to an address that is not on the public internet", $"{Name}_address_refused"),
        EgressError.Timeout => new($"{Place} did not answer in time", $"{Name}_timeout"),
        _ => new($"{Place} cannot be reached: {reason}", $"{Name}_unreachable"),
    };
}
