namespace Icaro.IntegrationsCatalog.Tests;

public sealed class StartTests(Servers servers)
{
    internal static readonly (string Key, string Value)[] Demo =
    [
        ("Demo:PlatformUrl", "http://localhost:5999"),
        ("Demo:WebhookToken", "demo-webhook-token-of-32-letters"),
        ("Demo:SigningSecret", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"),
    ];

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replicas_that_start_together_on_nothing_become_one_healthy_system()
    {
        await using var first = new CatalogApplication(servers);
        await using var second = new CatalogApplication(servers);
        var database = await servers.CreateDatabaseAsync(CancellationToken);
        var virtualHost = await servers.CreateVirtualHostAsync(CancellationToken);

        await Task.WhenAll(first.StartAsync(database, virtualHost, Demo), second.StartAsync(database, virtualHost, Demo));

        var admin = await first.AsAdminAsync();
        Assert.Equal(200, (await (admin with { Client = second.Client }).GetAsync("/api/accounts")).Status);
        Assert.Equal(
            ["admin", "customer", "desk", "reseller"],
            await first.InDatabaseAsync(db => db.Accounts.Select(account => account.Type).Order().ToListAsync(CancellationToken)));
    }

    [Fact]
    public async Task The_configured_password_of_the_admin_wins()
    {
        await using var catalog = await StartAsync();

        var admin = await catalog.AsAdminAsync();

        await using var restarted = await catalog.StartReplicaAsync(("Admin:Password", "a new password"));

        Assert.Equal(Answer.Message(401, "API token is invalid"), await (admin with { Client = restarted.Client }).GetAsync("/api/accounts"));
        Assert.Equal(Answer.Message(401, "Password is invalid"), await LoginAsync(restarted, CatalogApplication.AdminPassword));
        Assert.Equal(201, (await LoginAsync(restarted, "a new password")).Status);
        Assert.Equal(1, await restarted.InDatabaseAsync(db => db.Accounts.CountAsync(CancellationToken)));
    }

    [Fact]
    public async Task The_demo_can_be_switched_on_at_once()
    {
        await using var catalog = await StartAsync(Demo);
        var reseller = await catalog.LoginAsync("reseller", "reseller");

        var (hotspots, units) = (await reseller.GetAsync("/api/hotspots"), await reseller.GetAsync("/api/units"));
        var integrations = await reseller.GetAsync("/api/integrations");
        Assert.Equal("test", hotspots.Json.GetProperty("data")[0].GetProperty("name").GetString());
        Assert.Equal("E4-95-6E-44-1D-5C", units.Json.GetProperty("data")[0].GetProperty("mac_address").GetString());
        Assert.Equal("http://localhost:5999/webhook", integrations.Json[0].GetProperty("webhook_url").GetString());
        await catalog.LoginAsync("c1", "c1");
        await catalog.LoginAsync("d1", "d1");

        Assert.Equal(Answer.Success, await reseller.PutAsync($"/api/hotspot_integrations/{hotspots.Ids[0]}/{integrations.Ids[0]}"));
    }

    [Fact]
    public async Task The_demo_leaves_an_installation_in_use_alone()
    {
        await using var catalog = await StartAsync();
        await catalog.AddResellerAsync();

        await using var restarted = await catalog.StartReplicaAsync(Demo);

        Assert.False(await restarted.InDatabaseAsync(db => db.Hotspots.AnyAsync(CancellationToken)));
    }

    private static Task<Answer> LoginAsync(CatalogApplication catalog, string password) =>
        catalog.Anonymous.PostAsync("/api/login", new { username = "admin", password });

    private async Task<CatalogApplication> StartAsync(params IEnumerable<(string Key, string Value)> settings)
    {
        var catalog = new CatalogApplication(servers);
        await catalog.StartAsync(
            await servers.CreateDatabaseAsync(CancellationToken), await servers.CreateVirtualHostAsync(CancellationToken), settings);
        return catalog;
    }
}
