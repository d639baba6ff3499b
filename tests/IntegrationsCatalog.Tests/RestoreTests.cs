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
            // The backup may contain messages that were published since: they arrive again.
            await listener.WaitForAsync<IntegrationToggled>(
                toggled => toggled.HotspotId == one.HotspotId && IsFirstOfEpoch(toggled.Sequence));
            var next = await (await restored.AsAdminAsync()).AddIntegrationAsync();

            var toggles = listener.Toggles(one.HotspotId).DistinctBy(toggled => toggled.EventId).ToList();
            Assert.Equal(toggles.Count, toggles.DistinctBy(toggled => toggled.Sequence).Count());
            Assert.Equal([1, 2, 3, 4], toggles.Select(toggled => toggled.Sequence).Order().Take(4));
            Assert.True(next > lostIntegration);
        }
    }

    private static bool IsFirstOfEpoch(long sequence) =>
        sequence is >= 1L << 50 and < 1L << 53 && sequence % (1 << SequenceNumbers.CounterBits) == 0;

    private async Task<CatalogApplication> StartAsync(string database, string broker)
    {
        var catalog = new CatalogApplication(servers);
        await catalog.StartAsync(database, broker);
        return catalog;
    }
}
