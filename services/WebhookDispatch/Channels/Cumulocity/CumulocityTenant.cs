using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Icaro.ServiceDefaults.Egress;

namespace Icaro.WebhookDispatch.Channels.Cumulocity;

/// <summary>The requests to one tenant, each with its media types.</summary>
/// <remarks>All of them end with an <see cref="EgressException"/> without an answer, and with a <see cref="CumulocityException"/> without success.</remarks>
internal sealed class CumulocityTenant(Uri domain, CumulocityLogin login, EgressClient egress)
{
    /// <summary>The type of external ids by which devices are known.</summary>
    private const string IdType = "c8y_Serial";

    private static readonly ProductInfoHeaderValue UserAgent = new("Icaro-Cumulocity", "1");

    /// <summary>Names the tenant among all of them, without the user.</summary>
    public string Name { get; } = $"{domain.GetLeftPart(UriPartial.Authority)} {login.Tenant}";

    /// <summary>Of the last answer; null before the first one.</summary>
    public HttpStatusCode? LastStatus { get; private set; }

    /// <returns>The id of the object that is bound to the device, or null.</returns>
    public async Task<string?> FindAsync(string deviceId, CancellationToken cancellationToken)
    {
        var response = await ExchangeAsync(
            HttpMethod.Get, $"/identity/externalIds/{IdType}/{Uri.EscapeDataString(deviceId)}", null, null, MediaTypes.ExternalId, cancellationToken);
        if (response.Status == HttpStatusCode.NotFound)
            return null;

        Require(CumulocityStep.Identity, response);
        return Read(CumulocityStep.Identity, response, answer => answer.GetProperty("managedObject"u8).GetProperty("id"u8));
    }

    /// <returns>The id of the new object.</returns>
    public async Task<string> CreateAsync(Device device, CancellationToken cancellationToken)
    {
        var response = await ExchangeAsync(
            HttpMethod.Post, "/inventory/managedObjects", CumulocityJson.NewObject(device), MediaTypes.ManagedObject, MediaTypes.ManagedObject,
            cancellationToken);
        Require(CumulocityStep.Creation, response);
        return Read(CumulocityStep.Creation, response, answer => answer.GetProperty("id"u8));
    }

    /// <returns>False when the device is bound to another object already.</returns>
    public async Task<bool> BindAsync(string objectId, string deviceId, CancellationToken cancellationToken)
    {
        var response = await ExchangeAsync(
            HttpMethod.Post, $"/identity/globalIds/{Uri.EscapeDataString(objectId)}/externalIds", CumulocityJson.ExternalId(IdType, deviceId), MediaTypes.ExternalId, null,
            cancellationToken);
        if (response.Status == HttpStatusCode.Conflict)
            return false;

        Require(CumulocityStep.Binding, response);
        return true;
    }

    public async Task<bool> ExistsAsync(string objectId, CancellationToken cancellationToken)
    {
        var response = await ExchangeAsync(HttpMethod.Get, ObjectPath(objectId), null, null, MediaTypes.ManagedObject, cancellationToken);
        if (response.Status != HttpStatusCode.NotFound)
            Require(CumulocityStep.Inventory, response);
        return response.Status != HttpStatusCode.NotFound;
    }

    public async Task DeleteAsync(string objectId, CancellationToken cancellationToken)
    {
        var response = await ExchangeAsync(HttpMethod.Delete, ObjectPath(objectId), null, null, null, cancellationToken);
        if (response.Status != HttpStatusCode.NotFound)
            Require(CumulocityStep.Inventory, response);
    }

    /// <summary>The fragment alone, so that nothing else is changed: operators rename objects.</summary>
    public async Task SetPositionAsync(string objectId, Position position, CancellationToken cancellationToken) => Require(
        CumulocityStep.Position,
        await ExchangeAsync(
            HttpMethod.Put, ObjectPath(objectId), CumulocityJson.Fragment(position), MediaTypes.ManagedObject, null, cancellationToken));

    public async Task AddMeasurementsAsync(string objectId, IReadOnlyList<Measurement> measurements, CancellationToken cancellationToken) => Require(
        CumulocityStep.Measurements,
        await ExchangeAsync(
            HttpMethod.Post, "/measurement/measurements", CumulocityJson.Measurements(objectId, measurements), MediaTypes.Measurements, null,
            cancellationToken));

    public async Task AddMoveAsync(string objectId, Move move, CancellationToken cancellationToken) => Require(
        CumulocityStep.Event,
        await ExchangeAsync(HttpMethod.Post, "/event/events", CumulocityJson.Event(objectId, move), MediaTypes.Event, null, cancellationToken));

    private static string ObjectPath(string objectId) => $"/inventory/managedObjects/{Uri.EscapeDataString(objectId)}";

    private async Task<EgressResponse> ExchangeAsync(
        HttpMethod method, string path, byte[]? body, MediaTypeHeaderValue? type, MediaTypeHeaderValue? accept, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(domain, path));
        request.Headers.UserAgent.Add(UserAgent);
        request.Headers.Authorization = login.Header;
        if (accept is not null)
            request.Headers.Accept.Add(new(accept.MediaType!));
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = type } };
        var response = await egress.SendAsync(request, cancellationToken);
        LastStatus = response.Status;
        return response;
    }

    private static void Require(string step, EgressResponse response)
    {
        if ((int)response.Status is < 200 or >= 300)
            throw new CumulocityException(step, response);
    }

    /// <summary>An answer that says success and makes no sense is no success.</summary>
    private static string Read(string step, EgressResponse response, Func<JsonElement, JsonElement> find)
    {
        try
        {
            using var answer = JsonDocument.Parse(response.Body);
            if (find(answer.RootElement) is { ValueKind: JsonValueKind.String } id && id.GetString() is { Length: > 0 } text)
                return text;
        }
        catch (Exception nonsense) when (nonsense is JsonException or InvalidOperationException or KeyNotFoundException)
        {
        }

        throw new CumulocityException(step, response);
    }
}
