namespace Icaro.Console.Endpoints;

/// <summary>The names of endpoints that are integrations, which the catalog knows.</summary>
public sealed class EndpointNames
{
    public static readonly EndpointNames None = new([]);

    private readonly Dictionary<int, string> _names;

    private EndpointNames(IEnumerable<Integration> integrations) =>
        _names = integrations.ToDictionary(one => one.Id, one => one.Name);

    /// <summary>Without the catalog, endpoints are shown without names.</summary>
    public static EndpointNames Of(ApiResult<List<Integration>> integrations) => new(integrations.Value ?? []);

    public string Of(DeliveryEndpoint endpoint) =>
        endpoint.Channel == EndpointChannel.Icaro && _names.TryGetValue(endpoint.Id, out var name)
            ? name
            : $"{endpoint.Channel} {endpoint.Id}";
}
