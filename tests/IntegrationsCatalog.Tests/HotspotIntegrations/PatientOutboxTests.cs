namespace Icaro.IntegrationsCatalog.Tests.HotspotIntegrations;

public sealed class PatientOutboxTests(Servers servers)
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Toggles_wait_for_a_dispatcher_that_never_ran_before_and_hold_up_nothing_else()
    {
        await using var catalog = new CatalogApplication(servers);
        await catalog.StartAsync(
            await servers.CreateDatabaseAsync(CancellationToken), await servers.CreateVirtualHostAsync(CancellationToken));
        await using var revocations = await Listeners.ToRevocationsAsync(catalog.Broker);
        var one = await Switchable.CreateAsync(catalog);

        await one.SwitchOnAsync();
        var platform = await TokenOfPlatformAsync(catalog, one.IntegrationId);
        await one.SwitchOffAsync();
        await revocations.RevocationAsync(platform);
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var heard = await listener.TogglesAsync(one.HotspotId, 2);

        Assert.Equal([1, 2], heard.Select(toggled => toggled.Sequence));
    }

    private static Task<TokenHash> TokenOfPlatformAsync(CatalogApplication catalog, int integrationId) =>
        catalog.InDatabaseAsync(async db => new TokenHash(await db.AccessTokens
            .Where(token => token.IntegrationId == integrationId)
            .Select(token => token.TokenHash)
            .SingleAsync(CancellationToken)));
}
