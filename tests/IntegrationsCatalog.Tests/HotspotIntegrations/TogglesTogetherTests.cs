namespace Icaro.IntegrationsCatalog.Tests.HotspotIntegrations;

public sealed class TogglesTogetherTests(CatalogApplication catalog) : IClassFixture<CatalogApplication>
{
    [Fact]
    public async Task Each_of_many_callers_gets_its_own_answer()
    {
        var one = await Switchable.CreateAsync(catalog);
        var (stranger, _) = await catalog.AddResellerAsync();
        var ungranted = await (await catalog.AsAdminAsync()).AddIntegrationAsync();
        var hotspots = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AddHotspotAsync(one)));
        var withoutCustomer = await one.Reseller.AddHotspotAsync();

        var asked = hotspots.SelectMany(hotspot => new (Task<Answer> Actual, Answer Expected)[]
        {
            (one.Reseller.PutAsync(Path(hotspot, one.IntegrationId)), Answer.Success),
            (stranger.PutAsync(Path(hotspot, one.IntegrationId)), Answer.Message(401, "This hotspot is not yours")),
            (one.Reseller.PutAsync(Path(hotspot, ungranted)), Answer.Message(404, "Integration not found")),
            (one.Reseller.DeleteAsync(Path(hotspot, ungranted)), Answer.Message(404, "No integration found!")),
            (stranger.DeleteAsync(Path(hotspot, one.IntegrationId)), Answer.Message(401, "This hotspot is not yours")),
            (one.Reseller.PutAsync(Path(withoutCustomer, one.IntegrationId)), Answer.Message(500, "No customer account associate to hotspot found!")),
        }).ToList();

        foreach (var (actual, expected) in asked)
            Assert.Equal(expected, await actual);
    }

    [Fact]
    public async Task Each_webhook_is_of_its_own_hotspot_with_a_token_of_its_own()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var one = await Switchable.CreateAsync(catalog);
        var hotspots = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => AddHotspotAsync(one)));

        await Task.WhenAll(hotspots.Select(async hotspot =>
            Assert.Equal(Answer.Success, await one.Reseller.PutAsync(Path(hotspot, one.IntegrationId)))));
        var heard = await Task.WhenAll(hotspots.Select(async hotspot => Assert.Single(await listener.TogglesAsync(hotspot, 1))));

        Assert.Equal(hotspots, heard.Select(toggled => toggled.Body().GetProperty("hotspot").GetProperty("id").GetInt32()));
        Assert.Equal(12, heard.DistinctBy(toggled => toggled.Token()).Count());
        foreach (var toggled in heard)
        {
            var readable = (await new Caller(catalog.Client, toggled.Token()).GetAsync("/api/hotspots")).Json.GetProperty("data");
            Assert.Equal([toggled.HotspotId], readable.EnumerateArray().Select(hotspot => hotspot.GetProperty("id").GetInt32()));
        }
    }

    [Fact]
    public async Task A_locked_hotspot_holds_up_no_other()
    {
        var (locked, other) = (await Switchable.CreateAsync(catalog), await Switchable.CreateAsync(catalog));
        await locked.SwitchOnAsync();
        Task<Answer>[] waiting;
        await using (var held = await RowLock.TakeAsync(catalog.ConnectionString, $"SELECT FROM hotspots WHERE id = {locked.HotspotId}"))
        {
            waiting = [.. Enumerable.Range(0, 4).SelectMany(_ => new[] { locked.Reseller.PutAsync(locked.Path), locked.Reseller.DeleteAsync(locked.Path) })];
            await held.IsWaitedForAsync();

            await other.SwitchOnAsync();
            Assert.All(waiting, answer => Assert.False(answer.IsCompleted));
        }

        Assert.All(await Task.WhenAll(waiting), answer => Assert.True(answer.Status is 200 or 404 or 503));
        await locked.SwitchOnAsync();
    }

    [Fact]
    public async Task A_hotspot_that_cannot_be_read_fails_alone()
    {
        var one = await Switchable.CreateAsync(catalog);
        var hotspots = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AddHotspotAsync(one)));
        var broken = hotspots[3];
        await catalog.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"UPDATE accounts SET password_digest = 'unsealed' WHERE hotspot_id = {broken}", TestContext.Current.CancellationToken));

        var answers = await Task.WhenAll(hotspots.Select(hotspot => one.Reseller.PutAsync(Path(hotspot, one.IntegrationId))));

        Assert.All(hotspots.Zip(answers), pair => Assert.Equal(
            pair.First == broken ? Answer.Message(500, "Internal error") : Answer.Success, pair.Second));
    }

    [Fact]
    public async Task A_hotspot_whose_people_cannot_be_read_is_switched_off_and_deleted_all_the_same()
    {
        var one = await Switchable.CreateAsync(catalog);
        await one.SwitchOnAsync();
        await catalog.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"UPDATE accounts SET password_digest = 'unsealed' WHERE hotspot_id = {one.HotspotId}", TestContext.Current.CancellationToken));

        await one.SwitchOffAsync();

        Assert.Equal(Answer.Success, await one.Reseller.DeleteAsync($"/api/hotspots/{one.HotspotId}"));
    }

    [Fact]
    public async Task Toggles_at_two_replicas_and_changes_of_what_they_tell_never_block_each_other()
    {
        const int Rounds = 12;
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        await using var other = await catalog.StartReplicaAsync();
        var admin = await catalog.AsAdminAsync();
        var one = await Switchable.CreateAsync(catalog);
        int[] hotspots = [one.HotspotId, .. await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => AddHotspotAsync(one)))];
        var switches = hotspots.Select(hotspot => Path(hotspot, one.IntegrationId)).ToList();

        await Task.WhenAll(
        [
            .. Repeat(8, i => Replica(i).PutAsync(switches[Random.Shared.Next(switches.Count)])),
            .. Repeat(4, i => Replica(i).DeleteAsync(switches[Random.Shared.Next(switches.Count)]), Answer.Message(404, "No integration found!")),
            .. Repeat(2, i => Replica(i).PutAsync($"/api/hotspots/{hotspots[Random.Shared.Next(hotspots.Length)]}", new { description = $"{i}" })),
            .. Repeat(1, i => admin.PutAsync($"/api/integrations/{one.IntegrationId}", new { webhook_url = $"https://platform.example/{Guid.NewGuid()}" })),
        ]);

        foreach (var hotspot in hotspots)
        {
            await one.Reseller.PutAsync(Path(hotspot, one.IntegrationId));
            var last = await catalog.InDatabaseAsync(db => db.HotspotIntegrations
                .Where(row => row.HotspotId == hotspot)
                .Select(row => row.Sequence)
                .SingleAsync(TestContext.Current.CancellationToken));
            var heard = await listener.TogglesAsync(hotspot, (int)last);
            Assert.Equal(Enumerable.Range(1, heard.Count).Select(sequence => (long)sequence), heard.Select(toggled => toggled.Sequence));
        }

        Caller Replica(int number) => number % 2 == 0 ? one.Reseller : one.Reseller with { Client = other.Client };

        static IEnumerable<Task> Repeat(int callers, Func<int, Task<Answer>> askAsync, params Answer[] orElse) =>
            Enumerable.Range(0, callers).Select(async number =>
            {
                for (var round = 0; round < Rounds; round++)
                    Assert.Contains(await askAsync(number), orElse.Append(Answer.Success));
            });
    }

    private static string Path(int hotspotId, int integrationId) => $"/api/hotspot_integrations/{hotspotId}/{integrationId}";

    private static async Task<int> AddHotspotAsync(Switchable one)
    {
        var hotspotId = await one.Reseller.AddHotspotAsync();
        await one.Reseller.AddMemberAsync(hotspotId);
        return hotspotId;
    }
}
