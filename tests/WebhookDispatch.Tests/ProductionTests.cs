namespace Icaro.WebhookDispatch.Tests;

/// <summary>Outside of development, nothing starts that is insecure.</summary>
public sealed class ProductionTests(Servers servers)
{
    private const string Secret = "xK2sPq8vNw4LtR7bYd3mJh6cGf9zQa5e";

    private static readonly string[] Right =
    [
        "--environment=Production",
        "--ConnectionStrings:dispatchdb=Host=127.0.0.1;Username=icaro;Password=of its own",
        "--ConnectionStrings:messaging=amqp://icaro:its-own@127.0.0.1",
        $"--Sealing:KeyRing={Secret}",
        $"--ServiceKey={Secret}",
    ];

    [Fact]
    public async Task With_all_that_it_needs_it_becomes_healthy()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("environment", "Production"));

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await world.Api.HealthAsync());
    }

    [Theory]
    [InlineData("ConnectionStrings:dispatchdb=Username=postgres;Password=postgres", "ConnectionStrings:dispatchdb has the user name as the password")]
    [InlineData("ConnectionStrings:dispatchdb=postgres://127.0.0.1", "ConnectionStrings:dispatchdb is no connection string such as Host=<host>;Username=<user>;Password=<password>")]
    [InlineData("ConnectionStrings:messaging=amqp://guest:guest@broker", "ConnectionStrings:messaging has no password other than the user name")]
    [InlineData("Sealing:KeyRing=short", "Sealing:KeyRing has a key that has fewer than 32 characters")]
    [InlineData("ServiceKey=short", "ServiceKey has fewer than 32 characters")]
    [InlineData("Egress:AllowedNetworks:0=127.0.0.0/8", "Egress:AllowedNetworks is for development only: it opens the private network to everybody who may set a URL")]
    public async Task What_is_insecure_stops_the_start(string setting, string message) =>
        Assert.Equal(message, (await FailedStart.ErrorAsync<Program>([.. Right, $"--{setting}"])).Message);

    [Fact]
    public async Task The_process_ends_with_one_line_for_each_error()
    {
        using var process = DispatcherProcess.Start(new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ConnectionStrings:dispatchdb"] = "Host=127.0.0.1;Username=icaro;Password=of its own",
            ["ServiceKey"] = "short",
            ["Egress:AllowedNetworks:0"] = "10.0.0.0/8",
        });

        var (code, errors) = await process.ExitAsync();

        Assert.Equal(1, code);
        Assert.Equal(
            [
                "Egress:AllowedNetworks is for development only: it opens the private network to everybody who may set a URL",
                "Missing configuration: ConnectionStrings__messaging, Sealing__KeyRing",
                "ServiceKey has fewer than 32 characters",
            ],
            errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }
}
