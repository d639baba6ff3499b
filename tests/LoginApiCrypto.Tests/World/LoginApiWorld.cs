extern alias gateway;

using System.Globalization;
using Npgsql;

namespace Icaro.LoginApiCrypto.Tests.World;

/// <summary>
/// A database, a catalog, two replicas of the service and the gateway before them: <c>IClassFixture&lt;LoginApiWorld&gt;</c>.
/// </summary>
public sealed class LoginApiWorld(Servers servers) : IAsyncLifetime
{
    private static int _lastNumber = 2_000_000_000;

    private readonly ShiftedClock _clock = new();
    private readonly List<LoginApiService> _replicas = [];
    private readonly Dictionary<string, string> _settings = [];
    private FakeCatalog? _catalog;
    private WebApplicationFactory<gateway::Program>? _gateway;

    /// <summary>Of the gateway, the front door.</summary>
    public string Address { get; private set; } = "";

    internal ShiftedClock Clock => _clock;

    internal OperatorApi Api { get; private set; } = null!;

    /// <summary>Behind the gateway, for what must be seen to hold on each of them.</summary>
    internal IReadOnlyList<LoginApiService> Replicas => _replicas;

    /// <summary>What a replica is configured with.</summary>
    internal IReadOnlyDictionary<string, string> Settings => _settings;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _catalog = await FakeCatalog.StartAsync(LoginApiService.ServiceKey, CancellationToken);
        _settings["ConnectionStrings:loginapidb"] = await servers.CreateDatabaseAsync(CancellationToken);
        _settings["Sealing:KeyRing"] = LoginApiService.KeyRing;
        _settings["ServiceKey"] = LoginApiService.ServiceKey;
        _settings["services:integrations-catalog:http:0"] = _catalog.Address;
        _settings["Login:AttemptsPerMinute"] = "5";
        _settings["Logging:LogLevel:Default"] = "None";
        for (var replica = 0; replica < 2; replica++)
            await StartReplicaAsync();

        _gateway = new WebApplicationFactory<gateway::Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            host.UseSetting("Logging:LogLevel:Default", "None");
            foreach (var (index, replica) in _replicas.Index())
                host.UseSetting($"services:loginapi-crypto:http:{index}", replica.Address);
        });
        _gateway.UseKestrel();
        var client = _gateway.CreateClient();
        Address = client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        Api = new(client);
    }

    /// <summary>A replica that is ready, with other settings if need be.</summary>
    internal async Task<LoginApiService> StartReplicaAsync(params (string Key, string Value)[] settings)
    {
        var replica = new LoginApiService(settings.Aggregate(new Dictionary<string, string>(_settings), (all, setting) =>
        {
            all[setting.Key] = setting.Value;
            return all;
        }), _clock);
        _replicas.Add(replica);
        for (HttpStatusCode? status = null; status != HttpStatusCode.OK; await Task.Delay(20, CancellationToken))
            status = (await replica.Client.GetAsync("/health", CancellationToken)).StatusCode;
        return replica;
    }

    /// <summary>A box that the operator registered, configured alike on both sides.</summary>
    /// <param name="registration">Fields of the operators' API.</param>
    /// <param name="settings">The box's own, such as <c>Encrypted</c>.</param>
    internal async Task<TestBox> AddBoxAsync(object? registration = null, params (string Key, string Value)[] settings)
    {
        var number = Interlocked.Increment(ref _lastNumber).ToString(CultureInfo.InvariantCulture);
        var box = TestBox.Start(number, Address, settings);
        await box.RegisterAsync(Api, registration);
        return box;
    }

    internal async Task<T> QueryAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(_settings["ConnectionStrings:loginapidb"]);
        await connection.OpenAsync(CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(CancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_gateway is not null)
            await _gateway.DisposeAsync();
        foreach (var replica in _replicas)
            await replica.DisposeAsync();
        if (_catalog is not null)
            await _catalog.DisposeAsync();
    }
}
