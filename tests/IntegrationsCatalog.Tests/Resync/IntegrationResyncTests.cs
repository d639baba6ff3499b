using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests.Resync;

[Collection(nameof(SharedCatalog))]
public sealed class IntegrationResyncTests(CatalogApplication catalog)
{
    [Fact]
    public async Task Every_hotspot_for_which_a_changed_integration_is_on_is_synchronized_with_it()
    {
        const int Hotspots = 60;
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        await using var replica = await catalog.StartReplicaAsync();
        var admin = await catalog.AsAdminAsync();
        var one = await Switchable.CreateAsync(catalog);
        await one.SwitchOnAsync();
        var more = await AddSwitchedHotspotsAsync(one, Hotspots - 1);

        var changed = await admin.PutAsync(
            $"/api/integrations/{one.IntegrationId}", new { webhook_url = "https://moved.example/hook", webhook_token = "for-there" });

        Assert.Equal(Answer.Success, changed);
        foreach (var hotspotId in more)
        {
            var heard = Assert.Single(await listener.TogglesAsync(hotspotId, 1));
            Assert.Equal("https://moved.example/hook", heard.Endpoint.Url);
            Assert.True(heard is { Status: true, Sequence: 1 });
        }

        var last = (await listener.TogglesAsync(one.HotspotId, 2))[^1];
        Assert.True(last is { Status: true, Sequence: 2, Endpoint.Url: "https://moved.example/hook" });
    }

    [Fact]
    public async Task A_hotspot_that_cannot_be_synchronized_holds_up_no_other()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var admin = await catalog.AsAdminAsync();
        var one = await Switchable.CreateAsync(catalog);
        await one.SwitchOnAsync();
        var more = await AddSwitchedHotspotsAsync(one, 3);
        await catalog.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"UPDATE accounts SET password_digest = 'unsealed' WHERE hotspot_id = {more[0]}", TestContext.Current.CancellationToken));

        await using (await RowLock.TakeAsync(catalog.ConnectionString, $"SELECT FROM hotspot_integrations WHERE hotspot_id = {more[1]}"))
        {
            Assert.Equal(Answer.Success, await admin.PutAsync($"/api/integrations/{one.IntegrationId}", new { webhook_token = "changed" }));
            await listener.TogglesAsync(one.HotspotId, 2);
            await listener.TogglesAsync(more[2], 1);
        }

        Assert.Empty(listener.Toggles(more[0]));
        await catalog.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"UPDATE postponed_resyncs SET retry_at = now()", TestContext.Current.CancellationToken));
        await listener.TogglesAsync(more[1], 1);
    }

    [Fact]
    public async Task Where_it_is_off_nobody_hears_of_it()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var admin = await catalog.AsAdminAsync();
        var (off, on) = (await Switchable.CreateAsync(catalog), await Switchable.CreateAsync(catalog));
        await off.SwitchOnAsync();
        await off.SwitchOffAsync();
        await on.SwitchOnAsync();

        Assert.Equal(Answer.Success, await admin.PutAsync($"/api/integrations/{off.IntegrationId}", new { webhook_token = "changed" }));
        Assert.Equal(Answer.Success, await admin.PutAsync($"/api/integrations/{on.IntegrationId}", new { webhook_token = "changed" }));
        await listener.TogglesAsync(on.HotspotId, 2);

        Assert.Equal(2, (await listener.TogglesAsync(off.HotspotId, 2)).Count);
    }

    /// <summary>As if they had been imported: on, and never told. Through the API each customer would cost a password.</summary>
    private Task<int[]> AddSwitchedHotspotsAsync(Switchable like, int count) => catalog.InDatabaseAsync(async db =>
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var owner = (await db.Hotspots.FindAsync([like.HotspotId], cancellationToken))!.AccountId;
        var now = DateTimeOffset.UnixEpoch;
        IntegrationsCatalog.Core.Model.Hotspot[] hotspots =
        [
            .. Enumerable.Range(0, count).Select(number => new IntegrationsCatalog.Core.Model.Hotspot
            {
                Uuid = NewName("uuid"),
                AccountId = owner,
                Name = $"{number}",
                Created = now,
            }),
        ];
        db.Hotspots.AddRange(hotspots);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var hotspot in hotspots)
        {
            var name = NewName("customer");
            db.Accounts.Add(new()
            {
                CreatorId = owner,
                Uuid = name,
                Type = "customer",
                Name = name,
                Username = name,
                HotspotId = hotspot.Id,
                Created = now,
            });
            db.HotspotIntegrations.Add(new() { HotspotId = hotspot.Id, IntegrationId = like.IntegrationId, Enabled = true, Sequence = 0 });
        }

        await db.SaveChangesAsync(cancellationToken);
        return hotspots.Select(hotspot => hotspot.Id).ToArray();
    });
}
