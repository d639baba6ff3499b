using Npgsql;

namespace Icaro.WingsRedirect.Tests.World;

/// <summary>A database, a broker, a catalog and one replica of the service, for all tests that leave them running.</summary>
public sealed class WingsWorld : IAsyncLifetime
{
    private readonly Servers _servers = new();
    private RunningCatalog? _catalog;
    private RunningWings? _wings;
    private Hotspots? _hotspots;
    private string _database = "";

    internal Servers Servers => _servers;

    internal RunningCatalog Catalog => _catalog!;

    internal RunningWings Wings => _wings!;

    internal Portal Portal => new(Wings.Client);

    internal IReadOnlyDictionary<string, string> Settings { get; private set; } = new Dictionary<string, string>();

    /// <summary>Makes hotspots, and waits until the service knows them.</summary>
    internal Hotspots Hotspots => _hotspots!;

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var database = _servers.CreateDatabaseAsync(cancellationToken);
        var broker = _servers.CreateVirtualHostAsync(cancellationToken);
        _database = await database;
        _catalog = await RunningCatalog.StartAsync(_database, await broker);
        Settings = SettingsFor(_catalog.Address, await broker);
        _wings = await StartReplicaAsync(Settings);
        _hotspots = await Hotspots.CreateAsync(_catalog);
    }

    /// <summary>The token that the platform got with its webhook.</summary>
    internal async Task<string> ApiTokenAsync(TestIntegration integration)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"SELECT api_token FROM access_tokens WHERE integration_id = {integration.Id}", connection);
        var sealedToken = (byte[])(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        using var keys = KeyRing.Parse(RunningWings.KeyRing);
        return keys.OpenText(sealedToken, SealPurpose.ApiToken);
    }

    /// <summary>What a replica is configured with.</summary>
    internal static Dictionary<string, string> SettingsFor(Uri catalog, string broker) => new()
    {
        ["ConnectionStrings:messaging"] = broker,
        ["Sealing:KeyRing"] = RunningWings.KeyRing,
        ["ServiceKey"] = RunningWings.ServiceKey,
        ["Public:Url"] = RunningWings.PublicUrl,
        ["Portals:CopyDirectory"] = Directory.CreateTempSubdirectory("wings-tests-").FullName,
        ["services:integrations-catalog:http:0"] = catalog.ToString(),
    };

    internal static async Task<RunningWings> StartReplicaAsync(IReadOnlyDictionary<string, string> settings, string health = "Healthy")
    {
        var wings = new RunningWings(settings);
        await HealthAsync(wings, health);
        return wings;
    }

    internal static Task HealthAsync(RunningWings wings, string health)
    {
        var seen = "";
        return Eventually.TrueAsync(
            async () =>
            {
                using var response = await wings.Client.GetAsync("/health", TestContext.Current.CancellationToken);
                seen = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                return seen.Contains($"\"status\": \"{health}\",\n  \"checks\"", StringComparison.Ordinal);
            },
            () => $"health {health}, but it is {seen}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_wings is not null)
            await _wings.DisposeAsync();
        if (_catalog is not null)
            await _catalog.DisposeAsync();
        await _servers.DisposeAsync();
        if (Settings.TryGetValue("Portals:CopyDirectory", out var copies))
            Directory.Delete(copies, recursive: true);
    }
}
