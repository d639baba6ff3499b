using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests.Resync;

[Collection(nameof(SharedCatalog))]
public sealed class HotspotResyncTests(CatalogApplication catalog)
{
    [Fact]
    public async Task Platforms_hear_of_every_change_of_what_they_were_told()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var one = await Switchable.CreateAsync(catalog);
        await one.SwitchOnAsync();

        var unitId = await one.Reseller.AddUnitAsync(one.HotspotId);
        Assert.Equal(Answer.Success, await one.Reseller.PutAsync($"/api/units/{unitId}", new { name = "moved" }));
        var deskId = await one.Reseller.AddMemberAsync(one.HotspotId, "desk");
        Assert.Equal(Answer.Success, await one.Reseller.PutAsync($"/api/accounts/{deskId}", new { email = "desk@test.example" }));
        Assert.Equal(Answer.Success, await one.Reseller.PutAsync($"/api/hotspots/{one.HotspotId}", new { name = "renamed" }));
        Assert.Equal(Answer.Success, await one.Reseller.DeleteAsync($"/api/accounts/{deskId}"));
        Assert.Equal(Answer.Success, await one.Reseller.DeleteAsync($"/api/units/{unitId}"));
        var heard = await listener.TogglesAsync(one.HotspotId, 8);

        Assert.Equal(Enumerable.Range(1, 8).Select(sequence => (long)sequence), heard.Select(toggled => toggled.Sequence));
        Assert.All(heard, toggled => Assert.True(toggled.Status));
        Assert.Equal(["unit"], heard[1].Values("units", "name"));
        Assert.Equal(["moved"], heard[2].Values("units", "name"));
        Assert.Equal([$"{one.CustomerId}", $"{deskId}"], heard[3].Values("accounts", "id"));
        Assert.Contains("desk@test.example", heard[4].Values("accounts", "email"));
        Assert.Equal("renamed", heard[5].Body().GetProperty("hotspot").GetProperty("name").GetString());
        Assert.Equal([$"{one.CustomerId}"], heard[6].Values("accounts", "id"));
        Assert.Empty(heard[7].Values("units", "name"));
        Assert.Single(heard.Select(toggled => toggled.Token()).Distinct());
    }

    [Fact]
    public async Task Every_platform_that_is_on_hears_of_it_and_no_other()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var one = await Switchable.CreateAsync(catalog);
        var other = await AddIntegrationAsync(one);
        var off = await AddIntegrationAsync(one);
        await one.SwitchOnAsync();
        Assert.Equal(Answer.Success, await one.Reseller.PutAsync($"/api/hotspot_integrations/{one.HotspotId}/{other}"));
        Assert.Equal(Answer.Success, await one.Reseller.PutAsync($"/api/hotspot_integrations/{one.HotspotId}/{off}"));
        Assert.Equal(Answer.Success, await one.Reseller.DeleteAsync($"/api/hotspot_integrations/{one.HotspotId}/{off}"));

        await one.Reseller.PutAsync($"/api/hotspots/{one.HotspotId}", new { description = "changed" });
        await one.SwitchOffAsync();
        var heard = await listener.TogglesAsync(one.HotspotId, 7);

        Assert.Equal([true, true, false], StatusesOf(one.IntegrationId));
        Assert.Equal([true, true], StatusesOf(other));
        Assert.Equal([true, false], StatusesOf(off));
        Assert.NotEqual(
            heard.First(toggled => toggled.IntegrationId == one.IntegrationId).Token(),
            heard.First(toggled => toggled.IntegrationId == other).Token());

        IEnumerable<bool> StatusesOf(int integrationId) =>
            heard.Where(toggled => toggled.IntegrationId == integrationId).Select(toggled => toggled.Status);
    }

    [Fact]
    public async Task A_deleted_hotspot_is_off_for_its_platforms_and_gone_with_everything_in_it()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var one = await Switchable.CreateAsync(catalog);
        await one.SwitchOnAsync();
        var unitId = await one.Reseller.AddUnitAsync(one.HotspotId);
        var (desk, deskId) = await catalog.LogInMemberAsync(one.Reseller, one.HotspotId, "desk");
        var platform = new Caller(catalog.Client, (await listener.TogglesAsync(one.HotspotId, 3))[^1].Token());
        Assert.Equal(200, (await platform.GetAsync("/api/units")).Status);
        Assert.Equal(200, (await desk.GetAsync("/api/units")).Status);

        Assert.Equal(Answer.Success, await one.Reseller.SendEmptyJsonAsync(HttpMethod.Delete, $"/api/hotspots/{one.HotspotId}"));
        var heard = await listener.TogglesAsync(one.HotspotId, 4);

        Assert.True(heard[^1] is { Status: false, Sequence: 4 });
        Assert.Equal(["status", "hotspot"], Answer.KeysOf(heard[^1].Body()));
        Assert.Equal(Answer.Message(404, "No hotspot found!"), await one.Reseller.GetAsync($"/api/hotspots/{one.HotspotId}"));
        Assert.Equal(Answer.Message(404, "No unit found!"), await one.Reseller.GetAsync($"/api/units/{unitId}"));
        Assert.Equal(Answer.Message(404, "No account found!"), await one.Reseller.GetAsync($"/api/accounts/{deskId}"));
        Assert.Equal(Answer.Message(401, "API token is invalid"), await desk.GetAsync("/api/units"));
        Assert.Equal(Answer.Message(401, "API token is invalid"), await platform.GetAsync("/api/units"));
        Assert.Equal(Answer.Message(401, "This hotspot is not yours"), await one.Reseller.PutAsync(one.Path));
        Assert.Equal(Answer.Message(404, "No hotspot found!"), await one.Reseller.DeleteAsync($"/api/hotspots/{one.HotspotId}"));
    }

    [Fact]
    public async Task Without_the_customer_a_platform_reads_for_the_next_one_and_without_any_it_is_off()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var one = await Switchable.CreateAsync(catalog);
        var secondId = await one.Reseller.AddMemberAsync(one.HotspotId);
        await one.SwitchOnAsync();

        Assert.Equal(Answer.Success, await one.Reseller.DeleteAsync($"/api/accounts/{one.CustomerId}"));
        var heard = await listener.TogglesAsync(one.HotspotId, 2);
        Assert.NotEqual(heard[0].Token(), heard[1].Token());
        var platform = new Caller(catalog.Client, heard[1].Token());
        Assert.Equal([secondId], (await platform.GetAsync("/api/accounts")).Ids);
        Assert.Equal(401, (await (platform with { Token = heard[0].Token() }).GetAsync("/api/accounts")).Status);

        Assert.Equal(Answer.Success, await one.Reseller.DeleteAsync($"/api/accounts/{secondId}"));
        Assert.False((await listener.TogglesAsync(one.HotspotId, 3))[^1].Status);
        Assert.Equal(Answer.Message(401, "API token is invalid"), await platform.GetAsync("/api/accounts"));
        Assert.Equal(
            Answer.Message(404, "No integrations found!"), await one.Reseller.GetAsync($"/api/hotspot_integrations/{one.HotspotId}"));
    }

    [Fact]
    public async Task A_deleted_reseller_takes_everything_along_and_every_platform_hears_of_it()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var admin = await catalog.AsAdminAsync();
        var one = await Switchable.CreateAsync(catalog);
        var secondId = await one.Reseller.AddHotspotAsync();
        await one.Reseller.AddMemberAsync(secondId);
        await one.SwitchOnAsync();
        Assert.Equal(Answer.Success, await one.Reseller.PutAsync($"/api/hotspot_integrations/{secondId}/{one.IntegrationId}"));
        var resellerId = (await one.Reseller.GetAsync($"/api/hotspots/{secondId}")).Json.GetProperty("account_id").GetInt32();

        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/accounts/{resellerId}"));

        Assert.False((await listener.TogglesAsync(one.HotspotId, 2))[^1].Status);
        Assert.False((await listener.TogglesAsync(secondId, 2))[^1].Status);
        Assert.Equal(Answer.Message(401, "API token is invalid"), await one.Reseller.GetAsync("/api/hotspots"));
        Assert.Equal(Answer.Message(404, "No account found!"), await admin.GetAsync($"/api/accounts/{resellerId}"));
        Assert.Equal(Answer.Message(404, "No account found!"), await admin.GetAsync($"/api/accounts/{one.CustomerId}"));
        Assert.Equal(Answer.Message(404, "No hotspot found!"), await admin.GetAsync($"/api/hotspots/{one.HotspotId}"));
    }

    [Fact]
    public async Task Changes_and_toggles_at_once_at_two_replicas_leave_no_gap_and_the_last_word_is_true()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        await using var other = await catalog.StartReplicaAsync();
        var one = await Switchable.CreateAsync(catalog);
        await one.SwitchOnAsync();

        await Task.WhenAll(Enumerable.Range(0, 24).Select(async number =>
        {
            var caller = number % 2 == 0 ? one.Reseller : one.Reseller with { Client = other.Client };
            var answer = (number % 3) switch
            {
                0 => await caller.PutAsync(one.Path),
                1 => await caller.PutAsync($"/api/hotspots/{one.HotspotId}", new { description = $"{number}" }),
                _ => await caller.PutAsync($"/api/accounts/{one.CustomerId}", new { name = $"{number}" }),
            };
            Assert.Equal(Answer.Success, answer);
        }));
        var heard = await listener.TogglesAsync(one.HotspotId, 25);

        Assert.Equal(Enumerable.Range(1, 25).Select(sequence => (long)sequence), heard.Select(toggled => toggled.Sequence));
        var hotspot = await one.Reseller.GetAsync($"/api/hotspots/{one.HotspotId}");
        Assert.Equal(hotspot.Text("description"), heard[^1].Body().GetProperty("hotspot").GetProperty("description").GetString());
        var customer = await one.Reseller.GetAsync($"/api/accounts/{one.CustomerId}");
        Assert.Equal([customer.Text("name")], heard[^1].Values("accounts", "name"));
    }

    [Fact]
    public async Task A_change_that_is_refused_is_not_told()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var one = await Switchable.CreateAsync(catalog);
        var mac = NewMacAddress();
        await one.Reseller.AddUnitAsync(one.HotspotId, mac);
        await one.SwitchOnAsync();

        Assert.Equal(409, (await one.Reseller.PostAsync("/api/units", new { hotspot_id = one.HotspotId, mac_address = mac })).Status);
        await one.SwitchOffAsync();

        Assert.Equal([true, false], (await listener.TogglesAsync(one.HotspotId, 2)).Select(toggled => toggled.Status));
    }

    private async Task<int> AddIntegrationAsync(Switchable one)
    {
        var admin = await catalog.AsAdminAsync();
        var resellerId = (await one.Reseller.GetAsync($"/api/hotspots/{one.HotspotId}")).Json.GetProperty("account_id").GetInt32();
        var integrationId = await admin.AddIntegrationAsync();
        await admin.GrantAsync(resellerId, integrationId);
        return integrationId;
    }
}
