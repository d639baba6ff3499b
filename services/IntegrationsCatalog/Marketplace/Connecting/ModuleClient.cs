namespace Icaro.IntegrationsCatalog.Marketplace.Connecting;

/// <summary>Calls modules through the egress door, and tells in our own words why there is no answer.</summary>
internal sealed class ModuleClient(EgressClient egress)
{
    /// <param name="request">To an address that a module named.</param>
    /// <param name="call">What is asked of it.</param>
    /// <param name="limit">Ends the timeout with it.</param>
    public async Task<(EgressResponse? Answer, MarketplaceError? Error)> SendAsync(HttpRequestMessage request, ModuleCall call, CancellationToken limit)
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

/// <param name="Name">How the codes of its errors begin.</param>
/// <param name="Place">What does not answer.</param>
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
