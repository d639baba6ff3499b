using Icaro.IntegrationsCatalog.Tests.Application;
using Icaro.ServiceDefaults.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Icaro.IntegrationsCatalog.Tests.HotspotIntegrations;

public sealed class PatientOutboxTests(CatalogApplication catalog) : IClassFixture<CatalogApplication>
{
    [Fact]
    public async Task Toggles_wait_for_a_dispatcher_that_never_ran_before_and_hold_up_nothing_else()
    {
        await using var revocations = await RevocationListener.StartAsync(catalog.Broker);
        var one = await Switchable.CreateAsync(catalog);

        await one.SwitchOnAsync();
        var platform = await TokenOfPlatformAsync(one.IntegrationId);
        await one.SwitchOffAsync();
        await revocations.HeardOfAsync(platform);
        await using var listener = await ToggleListener.StartAsync(catalog.Broker);
        var heard = await listener.HearAsync(one.HotspotId, 2);

        Assert.Equal([1, 2], heard.Select(toggled => toggled.Sequence));
    }

    private Task<TokenHash> TokenOfPlatformAsync(int integrationId) => catalog.InDatabaseAsync(async db =>
        new TokenHash(await db.AccessTokens
            .Where(token => token.IntegrationId == integrationId)
            .Select(token => token.TokenHash)
            .SingleAsync(TestContext.Current.CancellationToken)));
}
