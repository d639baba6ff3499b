using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Icaro.IntegrationsCatalog.Tests.Application;

/// <summary>The catalog on a port, a database and a virtual host of its own, for a class or for a <see cref="SharedCatalog"/>.</summary>
public sealed class CatalogApplication(Servers servers) : IAsyncLifetime
{
    public const string ServiceKey = "service-key-of-the-tests-0123456789";
    public const string PublicUrl = "https://wifi.example";
    public const string AdminPassword = "admin-password-of-the-tests";

    /// <summary>md5 of <see cref="AdminPassword"/>.</summary>
    public const string AdminPasswordDigest = "35bf0275bdd7d2715d3fa36d7d5c5de0";

    /// <summary>Of a password's hash.</summary>
    public const int Iterations = 1000;

    public const string KeyRingText = "sealing-key-of-the-tests-0123456789";

    // A process is meant to be one application. Here it is dozens, and by one ring they share EF's model and the queries compiled for it.
    private static readonly KeyRing Keys = KeyRing.Parse(KeyRingText);

    private Task<Caller>? _admin;
    private Task<Caller>? _platform;
    private WebApplicationFactory<Program>? _factory;
    private OtherServices? _others;

    public string ConnectionString { get; private set; } = "";

    public string Broker { get; private set; } = "";

    /// <summary>Without a token.</summary>
    public Caller Anonymous => new(Client, Token: null);

    public HttpClient Client => field ??= Factory.CreateClient();

    private WebApplicationFactory<Program> Factory => _factory ?? throw new InvalidOperationException("The catalog is not started.");

    public async ValueTask InitializeAsync()
    {
        var database = servers.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        var virtualHost = servers.CreateVirtualHostAsync(TestContext.Current.CancellationToken);
        _others = await OtherServices.StartAsync(await virtualHost);
        await StartAsync(await database, await virtualHost);
    }

    /// <summary>Another replica on the same database and virtual host, or one with other settings.</summary>
    public async Task<CatalogApplication> StartReplicaAsync(params IEnumerable<(string Key, string Value)> settings)
    {
        var replica = new CatalogApplication(servers);
        await replica.StartAsync(ConnectionString, Broker, settings);
        return replica;
    }

    public async Task StartAsync(string connectionString, string broker, params IEnumerable<(string Key, string Value)> settings)
    {
        (ConnectionString, Broker) = (connectionString, broker);
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            host.UseSetting("Logging:LogLevel:Default", "Warning");
            host.UseSetting("ConnectionStrings:catalogdb", connectionString);
            host.UseSetting("ConnectionStrings:messaging", broker);
            host.UseSetting("Sealing:KeyRing", KeyRingText);
            host.UseSetting("ServiceKey", ServiceKey);
            host.UseSetting("Admin:Password", AdminPassword);
            host.UseSetting("Public:Url", PublicUrl);
            // Outside of development, a password costs what it costs.
            if (!settings.Contains((WebHostDefaults.EnvironmentKey, "Production")))
                host.UseSetting("Passwords:Iterations", $"{Iterations}");
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
            if (settings.All(setting => setting.Key != "Sealing:KeyRing"))
                host.ConfigureServices(services => services.AddSingleton(Keys));
        });
        _factory.UseKestrel();
        await WaitUntilHealthyAsync();
    }

    /// <summary>Logged in once for all tests of a class: a password takes its time.</summary>
    public Task<Caller> AsAdminAsync() => _admin ??= LoginAsync("admin", AdminPassword);

    /// <summary>The reading token of a platform that is on for a customer's hotspot.</summary>
    public Task<Caller> AsPlatformAsync() => _platform ??= this.AddPlatformAsync();

    public Task<Caller> LoginAsync(string username) => LoginAsync(username, Directory.PasswordOf(username));

    public async Task<Caller> LoginAsync(string username, string password)
    {
        var answer = await Anonymous.PostAsync("/api/login", new { username, password });
        Assert.Equal(201, answer.Status);
        return new(Client, answer.Text("token"));
    }

    /// <summary>For what is only known inside.</summary>
    public IServiceProvider Services => Factory.Services;

    /// <summary>For what cannot be arranged or seen from outside.</summary>
    internal async Task<T> InDatabaseAsync<T>(Func<CatalogDbContext, Task<T>> work)
    {
        await using var scope = Factory.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CatalogDbContext>());
    }

    public async ValueTask DisposeAsync()
    {
        if (_factory is not null)
            await _factory.DisposeAsync();
        if (_others is not null)
            await _others.DisposeAsync();
    }

    private async Task WaitUntilHealthyAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (await Anonymous.GetAsync("/health") is not { Status: 200 } health || health.Text("status") != "Healthy")
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
    }
}
