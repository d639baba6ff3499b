using Microsoft.Extensions.Options;

namespace Icaro.Cumulocity;

/// <summary>All that the tenant holds, in the order in which it came.</summary>
internal sealed class Tenant(IOptions<TenantOptions> options)
{
    /// <summary>What the tenant itself gives, and a client sends back with the rest of an object.</summary>
    private static readonly string[] ReadOnly = ["id", "self", "creationTime", "lastUpdated"];

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
            var created = WithId(managedObject);
            _objects[_lastId] = created;
            return Copy(created);
        }
    }

    public JsonObject? Find(string id)
    {
        lock (_lock)
            return IdOf(id) is { } number && _objects.TryGetValue(number, out var found) ? Copy(found) : null;
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<JsonObject> Objects(Func<JsonObject, bool> filter)
    {
        lock (_lock)
            return [.. _objects.Values.Where(filter).Select(Copy)];
    }

    /// <returns>The object with these fragments replaced, and those that are null removed; null if there is none.</returns>
    public JsonObject? Update(string id, JsonObject fragments)
    {
        lock (_lock)
        {
            if (IdOf(id) is not { } number || !_objects.TryGetValue(number, out var found))
                return null;
            return Replace(found, fragments);
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

    public bool Unbind(string type, string externalId)
    {
        lock (_lock)
            return _bindings.Remove((type, externalId));
    }

    public IReadOnlyList<(string Type, string ExternalId)> BoundTo(string id)
    {
        lock (_lock)
            return [.. _bindings.Where(binding => binding.Value == id).Select(binding => binding.Key)];
    }

    /// <returns>The measurements with their ids.</returns>
    public IReadOnlyList<JsonObject> AddMeasurements(IEnumerable<JsonObject> measurements)
    {
        lock (_lock)
        {
            List<JsonObject> added = [.. measurements.Select(WithId)];
            _measurements.AddRange(added);
            return added.ConvertAll(Copy);
        }
    }

    /// <param name="source">The id of their object; null for all.</param>
    public IReadOnlyList<JsonObject> Measurements(string? source)
    {
        lock (_lock)
            return [.. _measurements.Where(one => IsOf(one, source)).Select(Copy)];
    }

    /// <returns>The event with its id.</returns>
    public JsonObject AddEvent(JsonObject @event)
    {
        lock (_lock)
        {
            var added = WithId(@event);
            _events.Add(added);
            return Copy(added);
        }
    }

    /// <param name="source">The id of their object; null for all.</param>
    public IReadOnlyList<JsonObject> Events(string? source)
    {
        lock (_lock)
            return [.. _events.Where(one => IsOf(one, source)).Select(Copy)];
    }

    public JsonObject? FindEvent(string id)
    {
        lock (_lock)
            return _events.Find(one => (string?)one["id"] == id) is { } found ? Copy(found) : null;
    }

    /// <inheritdoc cref="Update"/>
    public JsonObject? UpdateEvent(string id, JsonObject fragments)
    {
        lock (_lock)
            return _events.Find(one => (string?)one["id"] == id) is { } found ? Replace(found, fragments) : null;
    }

    public bool DeleteEvent(string id)
    {
        lock (_lock)
            return _events.RemoveAll(one => (string?)one["id"] == id) > 0;
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

    private JsonObject WithId(JsonObject one)
    {
        var copy = Copy(one);
        copy["id"] = (++_lastId).ToString(CultureInfo.InvariantCulture);
        return copy;
    }

    private static JsonObject Replace(JsonObject found, JsonObject fragments)
    {
        foreach (var (name, value) in fragments.Where(fragment => !ReadOnly.Contains(fragment.Key)))
        {
            if (value is null)
                found.Remove(name);
            else
                found[name] = value.DeepClone();
        }

        return Copy(found);
    }

    private static JsonObject Copy(JsonObject one) => (JsonObject)one.DeepClone();

    private static bool IsOf(JsonObject one, string? source) => source is null || (string?)one["source"]?["id"] == source;

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
