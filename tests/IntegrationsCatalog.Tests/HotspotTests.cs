using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class HotspotTests(CatalogApplication catalog)
{
    private static readonly string[] Keys =
    [
        "id", "uuid", "account_id", "name", "description", "business_name", "business_vat", "business_address", "business_email",
        "business_dpo", "business_dpo_mail", "created",
    ];

    [Fact]
    public async Task A_new_hotspot_is_there_with_what_it_was_given()
    {
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var created = await reseller.PostAsync("/api/hotspots", new
        {
            name = "Hotel <Alpen & See>",
            description = "d",
            business_name = "bn",
            business_vat = "bv",
            business_address = "ba",
            business_email = "be",
            business_dpo = "bd",
            business_dpo_mail = "bm",
        });
        Assert.Equal(new Answer(201, $$"""{"id":{{created.Id}},"status":"success"}"""), created);

        var hotspot = (await reseller.GetAsync($"/api/hotspots/{created.Id}")).Json;

        Assert.Equal([.. Keys, "account_name"], Answer.KeysOf(hotspot));
        Assert.True(Guid.TryParse(hotspot.GetProperty("uuid").GetString(), out _));
        Assert.Equal(resellerId, hotspot.GetProperty("account_id").GetInt32());
        Assert.Equal("Hotel <Alpen & See>", hotspot.GetProperty("name").GetString());
        Assert.Equal(
            ["d", "bn", "bv", "ba", "be", "bd", "bm"],
            Keys[4..11].Select(key => hotspot.GetProperty(key).GetString()));
    }

    [Fact]
    public async Task A_list_of_hotspots_is_sorted_by_name_and_has_their_total()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var second = await reseller.AddHotspotAsync("B");
        var first = await reseller.AddHotspotAsync("A");

        var all = await reseller.GetAsync("/api/hotspots");

        Assert.Equal(["data", "total"], Answer.KeysOf(all.Json));
        Assert.Equal(Keys, Answer.KeysOf(all.Json.GetProperty("data")[0]));
        Assert.Equal([first, second], all.Ids);
        Assert.Equal(2, all.Json.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("page=1&limit=2", "A", "B")]
    [InlineData("page=2&limit=2", "C")]
    [InlineData("limit=1", "A")]
    [InlineData("limit=-1", "A", "B", "C")]
    [InlineData("page=&limit=", "A", "B", "C")]
    public async Task A_list_comes_in_pages(string query, params string[] names)
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        foreach (var name in new[] { "A", "B", "C" })
            await reseller.AddHotspotAsync(name);

        var page = (await reseller.GetAsync($"/api/hotspots?{query}")).Json;

        Assert.Equal(names, page.GetProperty("data").EnumerateArray().Select(hotspot => hotspot.GetProperty("name").GetString()));
        Assert.Equal(3, page.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("page=0", 400, "Page error")]
    [InlineData("page=2a", 400, "Page error")]
    [InlineData("limit=0", 400, "Limit error")]
    [InlineData("limit=99999999999", 400, "Limit error")]
    [InlineData("page=2147483647&limit=2147483647", 404, "No hotspots found!")]
    public async Task A_page_that_cannot_be_is_refused(string query, int status, string message)
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        await reseller.AddHotspotAsync();

        Assert.Equal(Answer.Message(status, message), await reseller.GetAsync($"/api/hotspots?{query}"));
    }

    [Fact]
    public async Task Everybody_sees_the_hotspots_that_are_theirs()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var (otherReseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var otherId = await reseller.AddHotspotAsync();
        var (desk, _) = await catalog.LogInMemberAsync(reseller, hotspotId, "desk");
        var admin = await catalog.AsAdminAsync();

        Assert.Contains(hotspotId, (await admin.GetAsync("/api/hotspots")).Ids);
        Assert.Equal([hotspotId, otherId], (await reseller.GetAsync("/api/hotspots")).Ids.Order());
        Assert.Equal([hotspotId], (await desk.GetAsync("/api/hotspots")).Ids);
        Assert.Equal(Answer.Message(404, "No hotspots found!"), await otherReseller.GetAsync("/api/hotspots"));

        Assert.Equal(200, (await admin.GetAsync($"/api/hotspots/{otherId}")).Status);
        Assert.Equal(200, (await desk.GetAsync($"/api/hotspots/{hotspotId}")).Status);
        Assert.Equal(Answer.Message(404, "No hotspot found!"), await desk.GetAsync($"/api/hotspots/{otherId}"));
        Assert.Equal(Answer.Message(404, "No hotspot found!"), await otherReseller.GetAsync($"/api/hotspots/{hotspotId}"));
    }

    [Fact]
    public async Task Customers_and_desks_make_no_hotspots()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var (customer, _) = await catalog.LogInMemberAsync(reseller, await reseller.AddHotspotAsync());

        Assert.Equal(Answer.Message(401, "Permission denied"), await customer.PostAsync("/api/hotspots", new { name = "mine" }));
    }

    [Fact]
    public async Task A_uuid_is_taken_once()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var hotspot = new { name = "h", uuid = NewName("uuid") };
        await reseller.CreateAsync("/api/hotspots", hotspot);

        Assert.Equal(new Answer(409, """{"id":0,"status":"hotspot already exists"}"""), await reseller.PostAsync("/api/hotspots", hotspot));
    }

    [Fact]
    public async Task A_hotspot_without_a_name_is_refused()
    {
        var (reseller, _) = await catalog.AddResellerAsync();

        Assert.Equal(Answer.Message(400, "name is required"), await reseller.PostAsync("/api/hotspots", new { description = "d" }));
    }
}
