using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>A database, a broker, a catalog, a platform, and one dispatcher or more between them.</summary>
internal sealed class DispatchWorld : IAsyncDisposable
{
    private readonly List<Dispatcher> _replicas = [];
    private readonly Dictionary<string, string> _settings;

    private DispatchWorld(string database, string broker, FakeCatalog catalog, Platform platform, Publisher publisher)
    {
        Database = new(database);
        Catalog = catalog;
        Platform = platform;
        Publisher = publisher;
        _settings = new()
        {
            ["ConnectionStrings:dispatchdb"] = database,
            ["ConnectionStrings:messaging"] = broker,
            ["Sealing:KeyRing"] = Dispatcher.KeyRing,
            ["ServiceKey"] = Dispatcher.ServiceKey,
            ["services:integrations-catalog:http:0"] = catalog.Address,
            ["Retry:Schedule:0"] = "00:00:00.050",
            ["Retry:Jitter"] = "0",
            ["Logging:LogLevel:Default"] = "None",
        };
    }

    public DispatchDatabase Database { get; }

    public FakeCatalog Catalog { get; }

    public Platform Platform { get; }

    public Publisher Publisher { get; }

    public Toggles Toggles => new($"{Platform.Address}/webhook");

    /// <summary>What a replica is configured with.</summary>
    public IReadOnlyDictionary<string, string> Settings => _settings;

    /// <summary>Of the first replica.</summary>
    public HttpClient Client => _replicas[0].CreateClient();

    /// <summary>The operators' API of the first replica.</summary>
    public OperatorApi Api => new(Client);

    /// <summary>The services of the first replica.</summary>
    public IServiceProvider Services => _replicas[0].Services;

    /// <summary>Collects an instrument of the first replica.</summary>
    public MetricCollector<T> Meter<T>(string instrument)
        where T : struct => new(Services.GetRequiredService<IMeterFactory>(), "WebhookDispatch", instrument);

    /// <summary>A world with one dispatcher that is ready.</summary>
    public static async Task<DispatchWorld> StartAsync(Servers servers, params (string Key, string Value)[] settings)
    {
        var world = await CreateAsync(servers, settings);
        await world.StartReplicaAsync();
        return world;
    }

    /// <summary>A world without a dispatcher.</summary>
    public static async Task<DispatchWorld> CreateAsync(Servers servers, params (string Key, string Value)[] settings)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var database = servers.CreateDatabaseAsync(cancellationToken);
        var broker = servers.CreateVirtualHostAsync(cancellationToken);
        var world = new DispatchWorld(
            await database,
            await broker,
            await FakeCatalog.StartAsync(Dispatcher.ServiceKey, cancellationToken),
            await Platform.StartAsync(cancellationToken),
            await Publisher.StartAsync(await broker, cancellationToken));
        foreach (var (key, value) in settings)
            world._settings[key] = value;
        return world;
    }

    public async Task<OperatorApi> StartReplicaAsync(
        Action<IServiceCollection>? configure = null, params IEnumerable<(string Key, string Value)> settings)
    {
        Dictionary<string, string> all = new(_settings);
        foreach (var (key, value) in settings)
            all[key] = value;
        var replica = new Dispatcher(all, configure);
        _replicas.Add(replica);
        var api = new OperatorApi(replica.CreateClient());
        await Eventually.TrueAsync(
            async () => await api.HealthAsync() is (HttpStatusCode.OK, "Healthy"),
            () => "a healthy dispatcher");
        return api;
    }

    /// <summary>Publishes a version of an endpoint, and waits until it is stored.</summary>
    public async Task StoreAsync(WebhookEndpoint endpoint)
    {
        await Publisher.PublishAsync(new EndpointChanged { Endpoint = endpoint, ChangedAt = DateTimeOffset.UtcNow });
        await Api.EndpointAsync(endpoint.EndpointId, known => (long?)known["version"] == endpoint.Version);
    }

    public async Task StopReplicaAsync(int index)
    {
        await _replicas[index].DisposeAsync();
        _replicas.RemoveAt(index);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas)
            await replica.DisposeAsync();
        await Publisher.DisposeAsync();
        await Platform.DisposeAsync();
        await Catalog.DisposeAsync();
    }
}
