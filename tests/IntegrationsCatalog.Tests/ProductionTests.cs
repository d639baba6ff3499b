using Microsoft.Extensions.Options;

namespace Icaro.IntegrationsCatalog.Tests;

/// <summary>Outside of development, nothing starts that is insecure.</summary>
public sealed class ProductionTests(Servers servers)
{
    private const string Secret = "xK2sPq8vNw4LtR7bYd3mJh6cGf9zQa5e";

    private static readonly string[] Right =
    [
        "--environment=Production",
        "--ConnectionStrings:catalogdb=Host=127.0.0.1;Username=icaro;Password=of its own",
        "--ConnectionStrings:messaging=amqp://icaro:its-own@127.0.0.1",
        $"--Sealing:KeyRing={Secret}",
        $"--ServiceKey={Secret}",
        "--Admin:Password=correct horse battery",
        "--Public:Url=https://wifi.example",
    ];

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_all_that_it_needs_it_becomes_healthy_and_its_cookies_are_for_https_only()
    {
        await using var catalog = new CatalogApplication(servers);
        await catalog.StartAsync(
            await servers.CreateDatabaseAsync(CancellationToken),
            await servers.CreateVirtualHostAsync(CancellationToken),
            ("environment", "Production"));

        var admin = await catalog.AsAdminAsync();
        using var browser = new Marketplace.Browser(catalog.Client.BaseAddress!);
        var session = await browser.PostAsync("/marketplace/session", ("token", admin.Token!), ("module", "m"));

        Assert.Contains("; secure", session.Cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConnectionStrings:catalogdb=Username=postgres;Password=postgres", "ConnectionStrings:catalogdb has the user name as the password")]
    [InlineData("ConnectionStrings:catalogdb=postgres://127.0.0.1", "ConnectionStrings:catalogdb is no connection string such as Host=<host>;Username=<user>;Password=<password>")]
    [InlineData("ConnectionStrings:messaging=amqp://guest:guest@broker", "ConnectionStrings:messaging has no password other than the user name")]
    [InlineData("ConnectionStrings:messaging=amqp://broker", "ConnectionStrings:messaging has no password other than the user name")]
    [InlineData("ConnectionStrings:messaging=broker", "ConnectionStrings:messaging is not amqp://<user>:<password>@<host>:<port>")]
    [InlineData($"Sealing:KeyRing={Secret},short", "Sealing:KeyRing has a key that has fewer than 32 characters")]
    [InlineData("Sealing:KeyRing=changemechangemechangemechangeme", "Sealing:KeyRing has a key that is not random")]
    [InlineData("ServiceKey=short", "ServiceKey has fewer than 32 characters")]
    [InlineData("ServiceKey=secretsecretsecretsecretsecretsecret", "ServiceKey is not random")]
    [InlineData("Admin:Password=admin", "Admin:Password has fewer than 12 characters")]
    [InlineData("Admin:Password=adminadminadmin", "Admin:Password is not random")]
    [InlineData("Passwords:Iterations=599999", "Passwords:Iterations is less than 600000")]
    [InlineData("Public:Url=", "Public:Url is not set: it must be https://<host>, without port, path, query, fragment or user name")]
    [InlineData("Public:Url=http://wifi.example", "Public:Url must be https://<host>, without port, path, query, fragment or user name")]
    [InlineData("Egress:AllowedNetworks:0=10.0.0.0/8", "Egress:AllowedNetworks is for development only: it opens the private network to everybody who may set a URL")]
    public async Task What_is_insecure_stops_the_start(string setting, string message) =>
        Assert.Equal(message, (await FailedStart.ErrorAsync<Program>([.. Right, $"--{setting}"])).Message);

    [Fact]
    public async Task The_demo_stops_the_start()
    {
        var error = await FailedStart.ErrorAsync<Program>(
        [
            .. Right,
            "--Demo:PlatformUrl=http://localhost:5999",
            "--Demo:WebhookToken=demo-webhook-token-of-32-letters",
            "--Demo:SigningSecret=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3",
        ]);

        Assert.Equal("Demo is for development only: everybody knows its user names and passwords", error.Message);
    }

    [Fact]
    public async Task A_database_with_the_passwords_of_the_demo_stops_it()
    {
        await using var demo = new CatalogApplication(servers);
        await demo.StartAsync(
            await servers.CreateDatabaseAsync(CancellationToken), await servers.CreateVirtualHostAsync(CancellationToken), StartTests.Demo);

        await Assert.ThrowsAnyAsync<Exception>(() => demo.StartReplicaAsync(("environment", "Production")));
        await demo.InDatabaseAsync(async db =>
        {
            foreach (var account in db.Accounts.Where(account => account.Type != "admin"))
                account.SetPassword(new(PasswordHash.Of("another one", CatalogApplication.Iterations), ""));
            return await db.SaveChangesAsync(CancellationToken);
        });

        await using var production = await demo.StartReplicaAsync(("environment", "Production"));
    }

    [Fact]
    public async Task All_errors_are_reported_at_once()
    {
        var error = Assert.IsType<OptionsValidationException>(await FailedStart.ErrorAsync<Program>(
            "--environment=Production", "--ServiceKey=short", "--Admin:Password=admin", "--Egress:AllowedNetworks:0=127.0.0.0/8", "--Login:PerAccount=0"));

        Assert.Contains("Missing configuration: ConnectionStrings__catalogdb, ConnectionStrings__messaging, Sealing__KeyRing", error.Failures);
        Assert.All(
            ["ServiceKey ", "Admin:Password ", "Public:Url ", "Egress:AllowedNetworks "],
            setting => Assert.Contains(error.Failures, failure => failure.StartsWith(setting, StringComparison.Ordinal)));
    }
}
