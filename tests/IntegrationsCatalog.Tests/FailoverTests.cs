using Icaro.Testing.Clusters;

namespace Icaro.IntegrationsCatalog.Tests;

/// <summary>A standby takes over from the primary of the catalog's database.</summary>
public sealed class FailoverTests(Servers servers)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Toggles_are_refused_during_a_failover_and_none_is_lost(bool isKilled)
    {
        await using var pair = await PostgresPair.StartAsync();
        await using var catalog = new CatalogApplication(servers);
        await catalog.StartAsync(
            pair.ConnectionString, await servers.CreateVirtualHostAsync(TestContext.Current.CancellationToken));
        var one = await Switchable.CreateAsync(catalog);
        await one.SwitchOnAsync();
        await one.SwitchOffAsync();

        await (isKilled ? pair.KillPrimaryAsync() : pair.MakePrimaryReadOnlyAsync());
        var unavailable = Answer.Message(503, "The database is unavailable, try again later");
        await Eventually.SeeAsync(() => one.Reseller.PutAsync(one.Path), answer => answer == unavailable);
        await pair.PromoteStandbyAsync();
        await Eventually.SeeAsync(() => one.Reseller.PutAsync(one.Path), answer => answer == Answer.Success);
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);

        await listener.WaitForAsync<IntegrationToggled>(toggled => toggled is { Status: true, Sequence: > 2 });
        Assert.Equal([1, 2], listener.Toggles(one.HotspotId).Select(toggled => toggled.Sequence).Take(2));
    }
}
