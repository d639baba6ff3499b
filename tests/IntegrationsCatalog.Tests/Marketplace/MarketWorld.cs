extern alias platform;

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Directory = Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests.Marketplace;

/// <summary>The catalog with a marketplace, and the sample platform, which offers whatever modules a test wants of it.</summary>
public sealed class MarketWorld(Servers servers) : IAsyncLifetime
{
    private static readonly string[] AllScopes = ["integration_read", "integration_write"];

    private WebApplicationFactory<platform::Program>? _platform;
    private Task<(SampleModule Module, Caller Account, string Key)>? _shared;
    private OtherServices? _others;
    private string _systemUrl = "";

    public CatalogApplication Catalog { get; } = new(servers);

    /// <summary>Of the sample platform.</summary>
    public HttpClient Platform { get; private set; } = null!;

    public string SystemUrl => _systemUrl;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var database = servers.CreateDatabaseAsync(CancellationToken);
        var virtualHost = servers.CreateVirtualHostAsync(CancellationToken);
        // Modules must know the address before the catalog can tell it.
        _systemUrl = $"http://127.0.0.1:{FreePort.Next()}";
        _platform = new WebApplicationFactory<platform::Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            host.UseSetting("Logging:LogLevel:Default", "Warning");
            host.UseSetting("Platform:WebhookToken", "webhook-token-of-the-platform");
            host.UseSetting("Platform:SigningSecret", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3");
            host.UseSetting("Platform:IcaroUrl", _systemUrl);
        });
        _platform.UseKestrel();
        Platform = _platform.CreateClient();
        _others = await OtherServices.StartAsync(await virtualHost);
        await Catalog.StartAsync(
            await database,
            await virtualHost,
            (WebHostDefaults.ServerUrlsKey, _systemUrl),
            ("Public:Url", _systemUrl),
            ("Cors:Origins:0", "https://sun.example"),
            ("Marketplace:ConnectTimeout", "00:00:08"),
            ("Marketplace:RetireAfter", "00:00:01"));
    }

    public async ValueTask DisposeAsync()
    {
        await Catalog.DisposeAsync();
        if (_others is not null)
            await _others.DisposeAsync();
        if (_platform is not null)
            await _platform.DisposeAsync();
    }

    /// <summary>A replica that says of itself what the first one does.</summary>
    public Task<CatalogApplication> StartReplicaAsync() => Catalog.StartReplicaAsync(("Public:Url", _systemUrl));

    /// <summary>A module of the sample platform with its card, published by a partner of its own.</summary>
    internal async Task<SampleModule> AddModuleAsync(object? settings = null, object? card = null)
    {
        var (partner, _) = await Catalog.AddResellerAsync();
        var code = Directory.NewName("m");
        var created = await partner.PostAsync("/marketplace/partner/modules", new
        {
            code,
            name = $"Card of {code}",
            allowed_scopes = AllScopes,
            simple_connection = true,
            config_url = $"{Platform.BaseAddress}modules/{code}/config",
            published = true,
        });
        Assert.Equal(201, created.Status);
        var module = new SampleModule(Platform, code, partner, created.Text("secret"));
        await module.BehaveAsync(settings);
        if (card is not null)
            Assert.Equal(Answer.Success, await partner.PutAsync($"/marketplace/partner/modules/{code}", card));
        return module;
    }

    /// <summary>A module, an account that is connected to it, and the module's key.</summary>
    internal async Task<(SampleModule Module, Caller Account, string Key)> ConnectAsync(object? settings = null)
    {
        var module = await AddModuleAsync(settings);
        var (account, _) = await Catalog.AddResellerAsync();
        Assert.Equal(200, (await module.ConnectAsync(account)).Status);
        return (module, account, await module.NewKeyAsync());
    }

    /// <summary>The same for all who leave it as it is: each password takes its time.</summary>
    internal Task<(SampleModule Module, Caller Account, string Key)> SharedAsync() => _shared ??= ConnectAsync();
}

/// <summary>A module, as its owner sees it.</summary>
internal sealed record SampleModule(HttpClient Platform, string Code, Caller Partner, string Secret)
{
    public string Path => $"/marketplace/modules/{Code}";

    public string ApiPath => $"/api/v5/integration-modules/{Code}";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <param name="settings">How the module behaves, besides that it knows its secret.</param>
    public async Task BehaveAsync(object? settings)
    {
        var all = JsonSerializer.SerializeToNode(settings ?? new { })!.AsObject();
        all["secret"] ??= Secret;
        using var response = await Platform.PutAsJsonAsync($"/modules/{Code}", all, CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>What happened at the module: kind and text.</summary>
    public async Task<IReadOnlyList<(string Kind, string Text)>> EventsAsync()
    {
        var events = await Platform.GetFromJsonAsync<JsonElement>($"/modules/{Code}", CancellationToken);
        return [.. events.EnumerateArray().Select(one => (one.GetProperty("kind").GetString()!, one.GetProperty("text").GetString()!))];
    }

    public async Task<int> CountAsync(string kind) => (await EventsAsync()).Count(one => one.Kind == kind);

    /// <summary>What the system answers to the module's newest key.</summary>
    public async Task<Answer> CredentialsAsync()
    {
        using var response = await Platform.GetAsync($"/modules/{Code}/credentials", CancellationToken);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(CancellationToken));
    }

    /// <summary>A key of its own for a test that calls in the module's stead, with both scopes: the module asks for it.</summary>
    public async Task<string> NewKeyAsync()
    {
        using var response = await Platform.PostAsync($"/modules/{Code}/update-scopes", null, CancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(CancellationToken);
    }

    public Task<Answer> ConnectAsync(Caller account) => account.PostAsync($"{Path}/connect");
}

[CollectionDefinition(nameof(MarketWorld))]
public sealed class MarketTestGroup : ICollectionFixture<MarketWorld>;
