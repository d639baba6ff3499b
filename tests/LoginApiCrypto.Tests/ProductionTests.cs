namespace Icaro.LoginApiCrypto.Tests;

/// <summary>Outside of development, nothing starts that is insecure.</summary>
public sealed class ProductionTests(LoginApiWorld world) : IClassFixture<LoginApiWorld>
{
    private const string Secret = "xK2sPq8vNw4LtR7bYd3mJh6cGf9zQa5e";

    private static readonly string[] Right =
    [
        "--environment=Production",
        "--ConnectionStrings:loginapidb=Host=127.0.0.1;Username=icaro;Password=of its own",
        $"--Sealing:KeyRing={Secret}",
        $"--ServiceKey={Secret}",
    ];

    [Fact]
    public async Task With_all_that_it_needs_it_becomes_healthy() =>
        Assert.NotNull(await world.StartReplicaAsync(("environment", "Production")));

    [Theory]
    [InlineData("ConnectionStrings:loginapidb=Username=postgres;Password=postgres", "ConnectionStrings:loginapidb has the user name as the password")]
    [InlineData("ConnectionStrings:loginapidb=postgres://127.0.0.1", "ConnectionStrings:loginapidb is no connection string such as Host=<host>;Username=<user>;Password=<password>")]
    [InlineData("Sealing:KeyRing=short", "Sealing:KeyRing has a key that has fewer than 32 characters")]
    [InlineData("ServiceKey=short", "ServiceKey has fewer than 32 characters")]
    [InlineData("Egress:AllowedNetworks:0=127.0.0.0/8", "Egress:AllowedNetworks is for development only: it opens the private network to everybody who may set a URL")]
    public async Task What_is_insecure_stops_the_start(string setting, string message) =>
        Assert.Equal(message, (await FailedStart.ErrorAsync<Program>([.. Right, $"--{setting}"])).Message);

    [Theory]
    [InlineData("00:19:59")]
    [InlineData("03:00:01")]
    public async Task A_session_lasts_between_20_minutes_and_3_hours(string lifetime)
    {
        var error = await FailedStart.ErrorAsync<Program>([.. Right, $"--Login:SessionLifetime={lifetime}"]);

        Assert.Contains("SessionLifetime", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_errors_are_reported_at_once() => Assert.Equal(
        "Missing configuration: ConnectionStrings__loginapidb, Sealing__KeyRing; ServiceKey has fewer than 32 characters",
        (await FailedStart.ErrorAsync<Program>("--environment=Production", "--ServiceKey=short")).Message);
}
