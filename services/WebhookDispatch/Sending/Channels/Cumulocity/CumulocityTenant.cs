namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>Sends requests to one tenant.</summary>
/// <remarks>
/// All methods throw an <see cref="EgressException"/> without a response, and a <see cref="CumulocityException"/> for an error response.
/// </remarks>
internal sealed class CumulocityTenant(Uri domain, CumulocityLogin login, EgressClient egress)
{
    /// <summary>The type of the devices' external ids.</summary>
    private const string IdType = "c8y_Serial";

    private const string Objects = "/inventory/managedObjects";

    private static readonly ProductInfoHeaderValue UserAgent = new("Icaro-Cumulocity", "1");

    /// <summary>Identifies the tenant, without the user.</summary>
    public string Name { get; } = $"{domain.GetLeftPart(UriPartial.Authority)} {login.Tenant}";

    /// <summary>The status of the last response; null before the first one.</summary>
    public HttpStatusCode? LastStatus { get; private set; }

    /// <returns>The id of the object that is bound to the device, or null.</returns>
    public async Task<string?> FindAsync(string deviceId, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, $"/identity/externalIds/{IdType}/{Uri.EscapeDataString(deviceId)}");
        var response = await SendAsync(request.Accepting(MediaTypes.ExternalId), cancellationToken);
        if (response.Status == HttpStatusCode.NotFound)
            return null;

        Require(CumulocityStep.Identity, response);
        return Read(CumulocityStep.Identity, response, json => json.GetProperty("managedObject"u8).GetProperty("id"u8));
    }

    /// <returns>The id of the object that was created for the device, bound or not, or null.</returns>
    public async Task<string?> FindCreatedAsync(string deviceId, CancellationToken cancellationToken)
    {
        var filter = Uri.EscapeDataString($"$filter=({DeviceKey.Fragment} eq '{DeviceKey.Of(deviceId)}')");
        using var request = Request(HttpMethod.Get, $"{Objects}?query={filter}&pageSize=1");
        var response = await SendAsync(request.Accepting(MediaTypes.ManagedObjects), cancellationToken);
        Require(CumulocityStep.Inventory, response);
        return ReadOptional(CumulocityStep.Inventory, response, json =>
            json.GetProperty("managedObjects"u8) is var objects && objects.GetArrayLength() > 0 ? objects[0].GetProperty("id"u8) : null);
    }

    /// <returns>The id of the new object.</returns>
    public async Task<string> CreateAsync(Device device, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, Objects).With(CumulocityJson.NewObject(device), MediaTypes.ManagedObject);
        var response = await SendAsync(request.Accepting(MediaTypes.ManagedObject), cancellationToken);
        Require(CumulocityStep.Creation, response);
        return Read(CumulocityStep.Creation, response, json => json.GetProperty("id"u8));
    }

    /// <returns>False if the device is already bound to another object.</returns>
    public async Task<bool> BindAsync(string objectId, string deviceId, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, $"/identity/globalIds/{Uri.EscapeDataString(objectId)}/externalIds")
            .With(CumulocityJson.ExternalId(IdType, deviceId), MediaTypes.ExternalId);
        var response = await SendAsync(request, cancellationToken);
        if (response.Status == HttpStatusCode.Conflict)
            return false;

        Require(CumulocityStep.Binding, response);
        return true;
    }

    public async Task<bool> ExistsAsync(string objectId, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, PathOf(objectId));
        var response = await SendAsync(request.Accepting(MediaTypes.ManagedObject), cancellationToken);
        if (response.Status != HttpStatusCode.NotFound)
            Require(CumulocityStep.Inventory, response);
        return response.Status != HttpStatusCode.NotFound;
    }

    public async Task DeleteAsync(string objectId, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Delete, PathOf(objectId));
        var response = await SendAsync(request, cancellationToken);
        if (response.Status != HttpStatusCode.NotFound)
            Require(CumulocityStep.Inventory, response);
    }

    /// <summary>Sends only the fragment, because operators change other properties, such as the name.</summary>
    public async Task SetPositionAsync(string objectId, Position position, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Put, PathOf(objectId)).With(CumulocityJson.Fragment(position), MediaTypes.ManagedObject);
        Require(CumulocityStep.Position, await SendAsync(request, cancellationToken));
    }

    public async Task AddMeasurementsAsync(string objectId, IReadOnlyList<Measurement> measurements, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, "/measurement/measurements")
            .With(CumulocityJson.Measurements(objectId, measurements), MediaTypes.Measurements);
        Require(CumulocityStep.Measurements, await SendAsync(request, cancellationToken));
    }

    public async Task AddMoveAsync(string objectId, Move move, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, "/event/events").With(CumulocityJson.Event(objectId, move), MediaTypes.Event);
        Require(CumulocityStep.Event, await SendAsync(request, cancellationToken));
    }

    private static string PathOf(string objectId) => $"{Objects}/{Uri.EscapeDataString(objectId)}";

    private HttpRequestMessage Request(HttpMethod method, string path) => new(method, new Uri(domain, path))
    {
        Headers = { UserAgent = { UserAgent }, Authorization = login.Header },
    };

    private async Task<EgressResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await egress.SendAsync(request, cancellationToken);
        LastStatus = response.Status;
        return response;
    }

    private static void Require(string step, EgressResponse response)
    {
        if ((int)response.Status is < 200 or >= 300)
            throw new CumulocityException(step, response);
    }

    /// <summary>A successful status without the expected value is an error.</summary>
    private static string Read(string step, EgressResponse response, Func<JsonElement, JsonElement> find) =>
        ReadOptional(step, response, json => find(json)) ?? throw new CumulocityException(step, response);

    /// <returns>Null where there is none.</returns>
    private static string? ReadOptional(string step, EgressResponse response, Func<JsonElement, JsonElement?> find)
    {
        try
        {
            using var json = JsonDocument.Parse(response.Body);
            if (find(json.RootElement) is not { } id)
                return null;
            if (id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } text)
                return text;
        }
        catch (Exception invalid) when (invalid is JsonException or InvalidOperationException or KeyNotFoundException)
        {
        }

        throw new CumulocityException(step, response);
    }
}
