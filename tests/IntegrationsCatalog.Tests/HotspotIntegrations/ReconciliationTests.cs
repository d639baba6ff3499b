namespace Icaro.IntegrationsCatalog.Tests.HotspotIntegrations;

public sealed class ReconciliationTests(Servers servers)
{
    [Fact]
    public async Task A_toggle_that_no_platform_accepted_is_asked_about_and_repeated_when_it_is_missing()
    {
        await using var catalog = await StartAsync();
        await using var dispatcher = await ListenAsync(catalog);
        var (lost, accepted) = (await Switchable.CreateAsync(catalog), await Switchable.CreateAsync(catalog));
        await accepted.SwitchOnAsync();
        await dispatcher.PublishAsync(new WebhooksDelivered
        {
            Webhooks = [new(accepted.HotspotId, accepted.IntegrationId, Sequence: 1, DateTimeOffset.UtcNow)],
        });
        await IsBookedAsync(catalog);
        await lost.SwitchOnAsync();

        var question = await QuestionAsync(dispatcher, Toggle(lost, 1));
        await dispatcher.PublishAsync(new TogglesChecked { Missing = [Toggle(lost, 1)], Accepted = [] });

        var toggles = await dispatcher.TogglesAsync(lost.HotspotId, 2);
        Assert.Equal([(1L, true), (2L, true)], toggles.Select(toggled => (toggled.Sequence, toggled.Status)));
        Assert.DoesNotContain(Toggle(accepted, 1), question.Toggles);

        await lost.SwitchOffAsync();
        await QuestionAsync(dispatcher, Toggle(lost, 3));
        await dispatcher.PublishAsync(new TogglesChecked { Missing = [Toggle(lost, 3)], Accepted = [] });

        Assert.True((await dispatcher.TogglesAsync(lost.HotspotId, 4))[^1] is { Sequence: 4, Status: false });
    }

    [Fact]
    public async Task A_toggle_is_asked_about_until_its_fate_is_known()
    {
        await using var catalog = await StartAsync();
        await using var dispatcher = await ListenAsync(catalog);
        var (waiting, accepted) = (await Switchable.CreateAsync(catalog), await Switchable.CreateAsync(catalog));
        await accepted.SwitchOnAsync();
        await QuestionAsync(dispatcher, Toggle(accepted, 1));

        await dispatcher.PublishAsync(new TogglesChecked { Missing = [], Accepted = [Toggle(accepted, 1)] });
        await IsBookedAsync(catalog);
        await waiting.SwitchOnAsync();
        var asked = await dispatcher.WaitForAsync<TogglesUnconfirmed>(question => question.Toggles.Contains(Toggle(waiting, 1)), count: 2);

        Assert.All(asked, question => Assert.Equal([Toggle(waiting, 1)], question.Toggles));
        Assert.Single(dispatcher.Toggles(accepted.HotspotId));
    }

    private async Task<CatalogApplication> StartAsync()
    {
        var catalog = new CatalogApplication(servers);
        var broker = await servers.CreateVirtualHostAsync(TestContext.Current.CancellationToken);
        await catalog.StartAsync(
            await servers.CreateDatabaseAsync(TestContext.Current.CancellationToken), broker,
            ("Reconciliation:AskAfter", "00:00:01"), ("Reconciliation:Interval", "00:00:01"));
        return catalog;
    }

    private static Task IsBookedAsync(CatalogApplication catalog) => Eventually.TrueAsync(
        () => catalog.InDatabaseAsync(db => db.LastSyncs.AnyAsync(sync => sync.Sequence == 1)), () => "the accepted toggle");

    private static Task<BusListener> ListenAsync(CatalogApplication catalog) =>
        new BusListener(catalog.Broker).On<IntegrationToggled>().On<TogglesUnconfirmed>().StartAsync();

    private static async Task<TogglesUnconfirmed> QuestionAsync(BusListener dispatcher, ToggleNumber about) =>
        (await dispatcher.WaitForAsync<TogglesUnconfirmed>(question => question.Toggles.Contains(about)))[0];

    private static ToggleNumber Toggle(Switchable one, long sequence) => new(one.HotspotId, one.IntegrationId, sequence);
}
