using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class SearchTests(CatalogApplication catalog)
{
    [Theory]
    [InlineData("alpINA", 1)]
    [InlineData("100%25", 1)]
    [InlineData("_", 0)]
    [InlineData("%5C", 1)]
    [InlineData("", 3)]
    [InlineData("l", 2)]
    public async Task A_list_is_of_what_contains_the_text_as_it_is(string q, int count)
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        foreach (var name in new[] { "Hotel Alpina", @"Bar 100% \o/", "Hotel" })
            await reseller.CreateAsync("/api/hotspots", new { name });

        var found = await reseller.GetAsync($"/api/hotspots?q={q}");

        Assert.Equal(count, found.Status == 404 ? 0 : found.Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Accounts_and_units_are_searched_too_in_pages_and_within_what_one_may_see()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var (stranger, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var mac = NewMacAddress();
        var unitId = await reseller.AddUnitAsync(hotspotId, mac);
        await reseller.AddUnitAsync(hotspotId);
        var deskId = await reseller.AddMemberAsync(hotspotId, "desk");
        await reseller.AddMemberAsync(hotspotId);

        Assert.Equal([unitId], (await reseller.GetAsync($"/api/units?q={mac.ToLowerInvariant()}&page=1&limit=5")).Ids);
        Assert.Equal([deskId], (await reseller.GetAsync("/api/accounts?q=desk-")).Ids);
        Assert.Equal(Answer.Message(404, "No units found!"), await stranger.GetAsync($"/api/units?q={mac}"));
    }

    [Theory]
    [InlineData("a%00b", 1, "q contains control characters")]
    [InlineData("a", 201, "q has more than 200 characters")]
    public async Task A_text_that_cannot_be_searched_is_refused(string part, int times, string message)
    {
        var q = string.Concat(Enumerable.Repeat(part, times));
        var admin = await catalog.AsAdminAsync();

        foreach (var list in new[] { "accounts", "hotspots", "units" })
            Assert.Equal(Answer.Message(400, message), await admin.GetAsync($"/api/{list}?q={q}"));
    }
}
