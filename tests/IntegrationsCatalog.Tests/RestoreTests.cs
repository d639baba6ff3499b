namespace Icaro.IntegrationsCatalog.Tests;

public sealed class RestoreTests(Servers servers)
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_restored_database_gives_out_no_number_and_no_id_again()
    {
        var broker = await servers.CreateVirtualHostAsync(CancellationToken);
        var original = await servers.CreateDatabaseAsync(CancellationToken);
        await using var listener = await Listeners.ToTogglesAsync(broker);
        Switchable one;
        await using (var catalog = await StartAsync(original, broker))
        {
            one = await Switchable.CreateAsync(catalog);
            await one.SwitchOnAsync();
            await one.SwitchOffAsync();
        }

        var backup = await servers.CopyDatabaseAsync(original, CancellationToken);
        int lostIntegration;
        await using (var catalog = await StartAsync(original, broker))
        {
            one = one with { Reseller = one.Reseller with { Client = catalog.Client } };
            await one.SwitchOnAsync();
            await one.SwitchOffAsync();
            lostIntegration = await (await catalog.AsAdminAsync()).AddIntegrationAsync();
            await listener.TogglesAsync(one.HotspotId, 4);
        }

        await using (var restored = await StartAsync(backup, broker))
        {
            one = one with { Reseller = one.Reseller with { Client = restored.Client } };
            await one.SwitchOnAsync();
            var toggles = await listener.TogglesAsync(one.HotspotId, 5);
            var next = await (await restored.AsAdminAsync()).AddIntegrationAsync();

            Assert.Equal([1, 2, 3, 4], toggles.Take(4).Select(toggled => toggled.Sequence));
            Assert.Equal(0, toggles[4].Sequence % (1 << SequenceNumbers.CounterBits));
            Assert.InRange(toggles[4].Sequence, 1L << 50, 1L << 53);
            Assert.True(next > lostIntegration);
        }
    }

    private async Task<CatalogApplication> StartAsync(string database, string broker)
    {
        var catalog = new CatalogApplication(servers);
        await catalog.StartAsync(database, broker);
        return catalog;
    }
}
