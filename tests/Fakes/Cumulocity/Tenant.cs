using Microsoft.Extensions.Options;

namespace Icaro.Cumulocity;

/// <summary>All that the tenant holds, in the order in which it came.</summary>
internal sealed class Tenant(IOptions<TenantOptions> options)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, JsonObject> _objects = [];
    private readonly Dictionary<(string Type, string ExternalId), string> _bindings = [];
    private readonly List<JsonObject> _measurements = [];
    private readonly List<JsonObject> _events = [];
    private long _lastId = 1000;

    /// <summary>What <c>tenant/user:password</c> is now.</summary>
    public string Login { get; set; } = $"{options.Value.Id}/{options.Value.User}:{options.Value.Password}";

    public JsonObject Create(JsonObject managedObject)
    {
        lock (_lock)
        {
            var created = (JsonObject)managedObject.DeepClone();
            created["id"] = (++_lastId).ToString(CultureInfo.InvariantCulture);
            _objects[_lastId] = created;
            return (JsonObject)created.DeepClone();
        }
    }

    public JsonObject? Find(string id)
    {
        lock (_lock)
            return IdOf(id) is { } number && _objects.TryGetValue(number, out var found) ? (JsonObject)found.DeepClone() : null;
    }

    /// <returns>The object with these fragments replaced; null if there is none.</returns>
    public JsonObject? Update(string id, JsonObject fragments)
    {
        lock (_lock)
        {
            if (IdOf(id) is not { } number || !_objects.TryGetValue(number, out var found))
                return null;
            foreach (var (name, value) in fragments)
                found[name] = value?.DeepClone();
            return (JsonObject)found.DeepClone();
        }
    }

    /// <summary>With its external ids.</summary>
    public bool Delete(string id)
    {
        lock (_lock)
        {
            foreach (var (key, _) in _bindings.Where(binding => binding.Value == id).ToList())
                _bindings.Remove(key);
            return IdOf(id) is { } number && _objects.Remove(number);
        }
    }

    public string? Bound(string type, string externalId)
    {
        lock (_lock)
            return _bindings.GetValueOrDefault((type, externalId));
    }

    /// <returns>False when it is bound already.</returns>
    public bool Bind(string type, string externalId, string id)
    {
        lock (_lock)
            return _bindings.TryAdd((type, externalId), id);
    }

    public void AddMeasurements(IEnumerable<JsonObject> measurements)
    {
        lock (_lock)
            _measurements.AddRange(measurements.Select(one => (JsonObject)one.DeepClone()));
    }

    public void AddEvent(JsonObject @event)
    {
        lock (_lock)
            _events.Add((JsonObject)@event.DeepClone());
    }

    public JsonObject Look()
    {
        lock (_lock)
        {
            return new()
            {
                ["managedObjects"] = new JsonArray([.. _objects.Values.Select(one => one.DeepClone())]),
                ["externalIds"] = new JsonArray([.. _bindings.Select(binding => (JsonNode)new JsonObject
                {
                    ["type"] = binding.Key.Type, ["externalId"] = binding.Key.ExternalId, ["managedObject"] = binding.Value,
                })]),
                ["measurements"] = new JsonArray([.. _measurements.Select(one => one.DeepClone())]),
                ["events"] = new JsonArray([.. _events.Select(one => one.DeepClone())]),
            };
        }
    }

    private static long? IdOf(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}

internal static class TenantRegistration
{
    public static void AddTenant(this IServiceCollection services)
    {
        services.AddOptions<TenantOptions>().BindConfiguration("Tenant");
        services.AddSingleton<Tenant>();
    }

    /// <summary><c>GET /state</c>: everything; <c>PUT /login</c>: another <c>tenant/user:password</c>, as text.</summary>
    public static void MapState(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/state", (Tenant tenant) => TypedResults.Text(tenant.Look().ToJsonString(), "application/json"));
        routes.MapPut("/login", async (HttpRequest request, Tenant tenant) =>
        {
            using var reader = new StreamReader(request.Body);
            tenant.Login = await reader.ReadToEndAsync();
            return TypedResults.NoContent();
        });
    }
}
