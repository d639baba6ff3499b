using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class UnitTests(CatalogApplication catalog)
{
    private static readonly string[] Keys = ["id", "hotspot_id", "mac_address", "name", "description", "uuid", "secret", "created"];

    [Fact]
    public async Task A_new_unit_is_there_with_what_it_was_given()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var (mac, uuid) = (NewMacAddress(), NewName("uuid"));
        var created = await reseller.PostAsync("/api/units", new
        {
            hotspot_id = hotspotId.ToString(CultureInfo.InvariantCulture),
            mac_address = mac.Replace('-', ':').ToLowerInvariant(),
            name = "n",
            description = "d",
            uuid,
            secret = "s",
        });
        Assert.Equal(new Answer(201, $$"""{"id":{{created.Id}},"status":"success"}"""), created);

        var unit = (await reseller.GetAsync($"/api/units/{created.Id}")).Json;

        Assert.Equal(Keys, Answer.KeysOf(unit));
        Assert.Equal(hotspotId, unit.GetProperty("hotspot_id").GetInt32());
        Assert.Equal(
            [mac, "n", "d", uuid, "s"],
            Keys[2..7].Select(key => unit.GetProperty(key).GetString()));
    }

    [Fact]
    public async Task A_platform_sees_the_units_of_its_customer_without_their_secrets()
    {
        var platform = await catalog.AsPlatformAsync();

        var unit = (await platform.GetAsync("/api/units")).Json.GetProperty("data")[0];

        Assert.Equal(Keys.Except(["secret"]), Answer.KeysOf(unit));
        var one = await platform.GetAsync($"/api/units/{unit.GetProperty("id").GetInt32()}");
        Assert.Equal(200, one.Status);
        Assert.DoesNotContain("secret", one.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_units_can_be_of_one_hotspot()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var (first, second) = (await reseller.AddHotspotAsync(), await reseller.AddHotspotAsync());
        var ofFirst = await reseller.AddUnitAsync(first);
        var ofSecond = await reseller.AddUnitAsync(second);

        var all = await reseller.GetAsync("/api/units");
        Assert.Equal(["data", "total"], Answer.KeysOf(all.Json));
        Assert.Equal(Keys, Answer.KeysOf(all.Json.GetProperty("data")[0]));
        Assert.Equal([ofFirst, ofSecond], all.Ids);
        Assert.Equal([ofSecond], (await reseller.GetAsync("/api/units?page=2&limit=1")).Ids);
        Assert.Equal([ofSecond], (await reseller.GetAsync($"/api/units?hotspot={second}")).Ids);
        Assert.Equal(1, (await reseller.GetAsync($"/api/units?hotspot={second}")).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Everybody_sees_the_units_of_their_hotspots()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var (otherReseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var unitId = await reseller.AddUnitAsync(hotspotId);
        var (customer, _) = await catalog.LogInMemberAsync(reseller, hotspotId);
        var (stranger, _) = await catalog.LogInMemberAsync(reseller, await reseller.AddHotspotAsync());
        var admin = await catalog.AsAdminAsync();

        Assert.Contains(unitId, (await admin.GetAsync("/api/units")).Ids);
        Assert.Equal([unitId], (await customer.GetAsync("/api/units")).Ids);
        Assert.Equal(Answer.Message(404, "No units found!"), await stranger.GetAsync("/api/units"));
        Assert.Equal(Answer.Message(404, "No units found!"), await otherReseller.GetAsync($"/api/units?hotspot={hotspotId}"));
        Assert.Equal(Answer.Message(404, "No unit found!"), await otherReseller.GetAsync($"/api/units/{unitId}"));
    }

    [Fact]
    public async Task A_unit_belongs_to_a_hotspot_of_its_maker()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var (otherReseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var (customer, _) = await catalog.LogInMemberAsync(reseller, hotspotId);
        var unit = new { hotspot_id = hotspotId, mac_address = NewMacAddress() };

        Assert.Equal(Answer.Message(401, "This hotspot is not yours"), await otherReseller.PostAsync("/api/units", unit));
        Assert.Equal(Answer.Message(401, "Permission denied"), await customer.PostAsync("/api/units", unit));
    }

    [Fact]
    public async Task A_device_is_one_unit_however_its_address_is_typed()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var mac = NewMacAddress();
        await reseller.AddUnitAsync(hotspotId, mac);

        Assert.Equal(
            new Answer(409, """{"id":0,"status":"unit already exists"}"""),
            await reseller.PostAsync("/api/units", new { hotspot_id = hotspotId, mac_address = mac.Replace('-', ':').ToLowerInvariant() }));
    }

    [Fact]
    public async Task A_device_that_is_registered_again_keeps_its_unit_and_brings_another_uuid_and_secret()
    {
        await using var listener = await Listeners.ToPortalsAsync(catalog.Broker);
        var (reseller, _) = await catalog.AddResellerAsync(planId: 1);
        var (hotspotId, otherId) = (await reseller.AddHotspotAsync(), await reseller.AddHotspotAsync());
        var (mac, uuid) = (NewMacAddress(), Guid.NewGuid().ToString("N"));
        var id = await reseller.CreateAsync(
            "/api/units", new { hotspot_id = hotspotId, mac_address = mac, name = "n", description = "d", uuid = NewName("uuid"), secret = "s" });
        await listener.TakeAsync<PortalChanged>(changed => changed.HotspotId == otherId);

        var again = new { hotspot_id = otherId, mac_address = mac, description = "moved", uuid, secret = "new" };
        Assert.Equal(new Answer(201, $$"""{"id":{{id}},"status":"success"}"""), await reseller.PostAsync("/api/units", again));

        var unit = (await reseller.GetAsync($"/api/units/{id}")).Json;
        Assert.Equal(otherId, unit.GetProperty("hotspot_id").GetInt32());
        Assert.Equal([mac, "n", "moved", uuid, "new"], Keys[2..7].Select(key => unit.GetProperty(key).GetString()));
        await listener.TakeAsync<PortalChanged>(changed => changed.HotspotId == hotspotId);
        await listener.TakeAsync<PortalChanged>(changed => changed.HotspotId == otherId);
        Assert.Equal(new Answer(409, """{"id":0,"status":"unit already exists"}"""), await reseller.PostAsync("/api/units", again));
    }

    [Fact]
    public async Task A_device_of_somebody_else_is_not_taken_over()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var (stranger, _) = await catalog.AddResellerAsync();
        var mac = NewMacAddress();
        var id = await reseller.AddUnitAsync(await reseller.AddHotspotAsync(), mac);
        var before = await reseller.GetAsync($"/api/units/{id}");

        Assert.Equal(
            new Answer(409, """{"id":0,"status":"unit already exists"}"""),
            await stranger.PostAsync(
                "/api/units", new { hotspot_id = await stranger.AddHotspotAsync(), mac_address = mac, uuid = NewName("uuid"), secret = "s" }));
        Assert.Equal(before, await reseller.GetAsync($"/api/units/{id}"));
    }

    [Fact]
    public async Task A_unit_that_names_no_uuid_and_secret_gets_its_own()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var id = await reseller.AddUnitAsync(await reseller.AddHotspotAsync());

        var unit = await reseller.GetAsync($"/api/units/{id}");

        Assert.True(Guid.TryParse(unit.Text("uuid"), out _));
        Assert.Matches("^[0-9a-f]{32}$", unit.Text("secret"));
    }

    [Theory]
    [InlineData("""{"mac_address":"E4-95-6E-44-1D-5C"}""", "hotspot_id is required")]
    [InlineData("""{"hotspot_id":0,"mac_address":"E4-95-6E-44-1D-5C"}""", "hotspot_id is required")]
    [InlineData("""{"hotspot_id":1}""", "mac_address is not six octets like E4-95-6E-44-1D-5C")]
    [InlineData("""{"hotspot_id":1,"mac_address":"E4-95-6E-44-1D-5C-00"}""", "mac_address is not six octets like E4-95-6E-44-1D-5C")]
    [InlineData("""{"hotspot_id":1,"mac_address":"E4956E441D5C\n"}""", "mac_address is not six octets like E4-95-6E-44-1D-5C")]
    [InlineData("""{"hotspot_id":"","mac_address":"E4-95-6E-44-1D-5C"}""", "Request fields malformed")]
    public async Task A_unit_that_cannot_be_is_refused_with_the_reason(string body, string message)
    {
        var admin = await catalog.AsAdminAsync();

        Assert.Equal(Answer.Message(400, message), await admin.PostTextAsync("/api/units", body));
    }
}
