using Microsoft.Extensions.Options;

namespace Icaro.WingsRedirect.Tests;

/// <summary>Outside of development, nothing starts that is insecure.</summary>
public sealed class ProductionTests(WingsWorld world)
{
    private const string Secret = "xK2sPq8vNw4LtR7bYd3mJh6cGf9zQa5e";

    private static readonly string[] Right =
    [
        "--environment=Production",
        "--ConnectionStrings:messaging=amqp://icaro:its-own@127.0.0.1",
        $"--Sealing:KeyRing={Secret}",
        $"--ServiceKey={Secret}",
        "--Public:Url=https://wifi.example",
    ];

    [Fact]
    public async Task With_all_that_it_needs_it_becomes_healthy()
    {
        await using var production = await WingsWorld.StartReplicaAsync(
            new Dictionary<string, string>(world.Settings) { [WebHostDefaults.EnvironmentKey] = "Production" });

        Assert.NotSame(world.Wings, production);
    }

    [Theory]
    [InlineData("ConnectionStrings:messaging=amqp://guest:guest@broker", "ConnectionStrings:messaging has no password other than the user name")]
    [InlineData("Sealing:KeyRing=short", "Sealing:KeyRing has a key that has fewer than 32 characters")]
    [InlineData("ServiceKey=short", "ServiceKey has fewer than 32 characters")]
    [InlineData("Public:Url=", "Public:Url is not set: it must be https://<host>, without port, path, query, fragment or user name")]
    [InlineData("Public:Url=https://wifi.example:8443", "Public:Url must be https://<host>, without port, path, query, fragment or user name")]
    public async Task What_is_insecure_stops_the_start(string setting, string message) =>
        Assert.Equal(message, (await FailedStart.ErrorAsync<Program>([.. Right, $"--{setting}"])).Message);

    [Fact]
    public async Task All_errors_are_reported_at_once()
    {
        var error = Assert.IsType<OptionsValidationException>(await FailedStart.ErrorAsync<Program>("--environment=Production", "--ServiceKey=short"));

        Assert.Equal(
            [
                "Missing configuration: ConnectionStrings__messaging, Sealing__KeyRing",
                "Public:Url is not set: it must be https://<host>, without port, path, query, fragment or user name",
                "ServiceKey has fewer than 32 characters",
            ],
            error.Failures.Order(StringComparer.Ordinal));
    }
}
