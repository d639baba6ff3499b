namespace Icaro.IntegrationsCatalog.Tests.HotspotIntegrations;

[Collection(nameof(SharedCatalog))]
public sealed class SwitchTests(CatalogApplication catalog)
{
    [Fact]
    public async Task A_reseller_switches_on_synchronizes_again_and_switches_off()
    {
        var one = await Switchable.CreateAsync(catalog);
        var list = $"/api/hotspot_integrations/{one.HotspotId}";
        Assert.Equal(Answer.Message(404, "No integrations found!"), await one.Reseller.GetAsync(list));

        Assert.Equal(Answer.Success, await one.Reseller.SendEmptyJsonAsync(HttpMethod.Put, one.Path));
        Assert.Equal(Answer.Success, await one.Reseller.PutAsync(one.Path));
        Assert.Equal(
            new Answer(200, $$"""[{"integration_id":{{one.IntegrationId}},"last_sync":null}]"""), await one.Reseller.GetAsync(list));

        Assert.Equal(Answer.Success, await one.Reseller.SendEmptyJsonAsync(HttpMethod.Delete, one.Path));
        Assert.Equal(Answer.Message(404, "No integrations found!"), await one.Reseller.GetAsync(list));
        Assert.Equal(Answer.Message(404, "No integration found!"), await one.Reseller.DeleteAsync(one.Path));
    }

    [Fact]
    public async Task What_makes_too_large_a_message_is_refused_before_the_commit_and_nothing_else_with_it()
    {
        Switchable[] those = [await Switchable.CreateAsync(catalog), await Switchable.CreateAsync(catalog), await Switchable.CreateAsync(catalog)];
        var large = those[1];
        await catalog.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"UPDATE hotspots SET description = repeat('x', 800000) WHERE id = {large.HotspotId}"));

        var answers = await Task.WhenAll(those.Select(one => one.Reseller.PutAsync(one.Path)));

        Assert.Equal([200, 413, 200], answers.Select(answer => answer.Status));
        Assert.Equal("message_too_large", answers[1].Text("code"));
        Assert.Equal(404, (await large.Reseller.GetAsync($"/api/hotspot_integrations/{large.HotspotId}")).Status);
    }

    [Fact]
    public async Task Admins_and_the_hotspots_own_people_switch_it_too()
    {
        var one = await Switchable.CreateAsync(catalog);
        var (customer, _) = await catalog.LogInMemberAsync(one.Reseller, one.HotspotId);
        var (desk, _) = await catalog.LogInMemberAsync(one.Reseller, one.HotspotId, "desk");

        foreach (var caller in new[] { await catalog.AsAdminAsync(), customer, desk })
        {
            Assert.Equal(Answer.Success, await caller.PutAsync(one.Path));
            Assert.Equal(Answer.Success, await caller.DeleteAsync(one.Path));
        }
    }

    [Fact]
    public async Task A_hotspot_of_somebody_else_is_refused_like_one_that_is_not_there()
    {
        var one = await Switchable.CreateAsync(catalog);
        var (stranger, _) = await catalog.AddResellerAsync();
        var refusal = Answer.Message(401, "This hotspot is not yours");

        Assert.Equal(refusal, await stranger.GetAsync($"/api/hotspot_integrations/{one.HotspotId}"));
        Assert.Equal(refusal, await stranger.PutAsync(one.Path));
        Assert.Equal(refusal, await stranger.DeleteAsync(one.Path));
        Assert.Equal(refusal, await stranger.PutAsync($"/api/hotspot_integrations/{int.MaxValue}/{one.IntegrationId}"));
    }

    [Fact]
    public async Task What_was_not_granted_cannot_be_switched_on()
    {
        var one = await Switchable.CreateAsync(catalog);
        var ungranted = await (await catalog.AsAdminAsync()).AddIntegrationAsync();
        var refusal = Answer.Message(404, "Integration not found");

        Assert.Equal(refusal, await one.Reseller.PutAsync($"/api/hotspot_integrations/{one.HotspotId}/{ungranted}"));
        Assert.Equal(refusal, await one.Reseller.PutAsync($"/api/hotspot_integrations/{one.HotspotId}/{int.MaxValue}"));
    }

    [Fact]
    public async Task An_admin_may_switch_on_whatever_there_is()
    {
        var one = await Switchable.CreateAsync(catalog);
        var admin = await catalog.AsAdminAsync();
        var ungranted = await admin.AddIntegrationAsync();
        var unknown = $"/api/hotspot_integrations/{one.HotspotId}/{int.MaxValue}";

        Assert.Equal(Answer.Success, await admin.PutAsync($"/api/hotspot_integrations/{one.HotspotId}/{ungranted}"));
        Assert.Equal(Answer.Message(404, "Integration not found"), await admin.PutAsync(unknown));
        Assert.Equal(Answer.Message(404, "No integration found!"), await admin.DeleteAsync(unknown));
    }

    [Fact]
    public async Task Without_a_customer_there_is_nobody_to_read_for()
    {
        var one = await Switchable.CreateAsync(catalog);
        var hotspotId = await one.Reseller.AddHotspotAsync();

        Assert.Equal(
            Answer.Message(500, "No customer account associate to hotspot found!"),
            await one.Reseller.PutAsync($"/api/hotspot_integrations/{hotspotId}/{one.IntegrationId}"));
    }

    [Theory]
    [InlineData("2abc")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("2147483648")]
    [InlineData("%20")]
    public async Task A_malformed_id_is_named(string id)
    {
        var admin = await catalog.AsAdminAsync();

        Assert.Equal(Answer.Message(400, "Hotspot id error"), await admin.GetAsync($"/api/hotspot_integrations/{id}"));
        Assert.Equal(Answer.Message(400, "Hotspot id error"), await admin.PutAsync($"/api/hotspot_integrations/{id}/1"));
        Assert.Equal(Answer.Message(400, "Integration id error"), await admin.PutAsync($"/api/hotspot_integrations/1/{id}"));
        Assert.Equal(Answer.Message(400, "Integration id error"), await admin.DeleteAsync($"/api/hotspot_integrations/1/{id}"));
    }
}
