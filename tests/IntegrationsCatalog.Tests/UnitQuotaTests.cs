using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class UnitQuotaTests(CatalogApplication catalog)
{
    private const int FreePlan = 1;

    [Fact]
    public async Task A_plan_has_room_for_so_many_units_over_all_hotspots_however_many_come_at_once()
    {
        var (reseller, _) = await catalog.AddResellerAsync(FreePlan);
        var (first, second) = (await reseller.AddHotspotAsync(), await reseller.AddHotspotAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number =>
            reseller.PostAsync("/api/units", new { hotspot_id = number % 2 == 0 ? first : second, mac_address = NewMacAddress() })));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(5, answers.Count(answer => answer == Answer.Message(403, "Units over quota")));
        var unitId = Assert.Single((await reseller.GetAsync("/api/units")).Ids);
        Assert.Equal(Answer.Success, await reseller.DeleteAsync($"/api/units/{unitId}"));
        await reseller.AddUnitAsync(second);
    }

    [Fact]
    public async Task An_admins_own_hotspot_has_no_limit()
    {
        var admin = await catalog.AsAdminAsync();
        var hotspotId = await admin.AddHotspotAsync();

        await admin.AddUnitAsync(hotspotId);
        await admin.AddUnitAsync(hotspotId);
    }

    [Fact]
    public async Task A_unit_changes_its_device_and_name_and_nothing_else()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var (id, taken) = (await reseller.AddUnitAsync(hotspotId), NewMacAddress());
        await reseller.AddUnitAsync(hotspotId, taken);
        var before = await reseller.GetAsync($"/api/units/{id}");
        var mac = NewMacAddress();

        var change = new { mac_address = mac.ToLowerInvariant(), description = "d", secret = "s", uuid = "u" };
        Assert.Equal(Answer.Success, await reseller.PutAsync($"/api/units/{id}", change));

        var after = await reseller.GetAsync($"/api/units/{id}");
        Assert.Equal((mac, "unit", "d"), (after.Text("mac_address"), after.Text("name"), after.Text("description")));
        Assert.Equal((before.Text("uuid"), before.Text("secret")), (after.Text("uuid"), after.Text("secret")));
        Assert.Equal(
            new Answer(409, """{"id":0,"status":"unit already exists"}"""),
            await reseller.PutAsync($"/api/units/{id}", new { mac_address = taken }));
        Assert.Equal(400, (await reseller.PutAsync($"/api/units/{id}", new { mac_address = "x" })).Status);
    }
}
