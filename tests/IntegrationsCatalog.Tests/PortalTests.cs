using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class PortalTests(CatalogApplication catalog)
{
    private static readonly string[] PortalUrls = ["https://portal.example"];

    [Fact]
    public async Task A_hotspots_portal_is_as_it_was_put_field_by_field()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var path = $"/api/hotspots/{hotspotId}/portal";

        var before = await reseller.GetAsync(path);
        Assert.StartsWith(
            """{"portal_urls":[],"venue_info_url":"","terms_of_use":"","marketing_use":"","preferences":{""", before.Body, StringComparison.Ordinal);
        Assert.Equal(Answer.Success, await reseller.PutAsync(path, new { portal_urls = PortalUrls, terms_of_use = "Terms" }));
        Assert.Equal(Answer.Success, await reseller.PutAsync(path, new { preferences = new { sms_login = "own" }, terms_of_use = "" }));

        Assert.Equal(
            before.Body
                .Replace("[]", """["https://portal.example"]""", StringComparison.Ordinal)
                .Replace("\"sms_login\":\"true\"", "\"sms_login\":\"own\"", StringComparison.Ordinal),
            (await reseller.GetAsync(path)).Body);
    }

    [Fact]
    public async Task The_portal_and_the_dashboard_share_their_settings()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var (portal, settings) = ($"/api/hotspots/{hotspotId}/portal", $"/api/preferences/hotspots/{hotspotId}");

        Assert.Equal(Answer.Success, await reseller.PutAsync(portal, new { preferences = new { a = "1", b = "1" } }));
        Assert.Equal(Answer.Success, await reseller.PutAsync(settings, new { key = "b", value = "2" }));
        Assert.Equal(Answer.Success, await reseller.PutAsync(settings, new { key = "marketing_key", value = "secret" }));
        Assert.Equal(Answer.Success, await reseller.PutAsync(portal, new { preferences = new { c = "3" } }));

        var shown = (await reseller.GetAsync(portal)).Json.GetProperty("preferences");
        Assert.Equal(("1", "2", "3"), (Shown("a"), Shown("b"), Shown("c")));
        Assert.False(shown.TryGetProperty("marketing_key", out _));
        var listed = (await reseller.GetAsync(settings)).Json.EnumerateArray();
        Assert.Equal(
            shown.EnumerateObject().Select(one => $"{one.Name}={one.Value}").Order(),
            listed.Select(one => $"{one.GetProperty("key")}={one.GetProperty("value")}").Order());

        string? Shown(string key) => shown.GetProperty(key).GetString();
    }

    [Fact]
    public async Task All_settings_of_a_hotspot_together_are_bounded()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var (portal, settings) = ($"/api/hotspots/{hotspotId}/portal", $"/api/preferences/hotspots/{hotspotId}");
        var large = new string('x', 150_000);
        Assert.Equal(Answer.Success, await reseller.PutAsync(settings, new { key = "captive_3_logo", value = large }));

        var tooLarge = Answer.Message(400, "preferences is too large");
        Assert.Equal(tooLarge, await reseller.PutAsync(settings, new { key = "captive_4_background", value = large }));
        Assert.Equal(tooLarge, await reseller.PutAsync(portal, new { terms_of_use = "new", preferences = new { other = large } }));

        var kept = (await reseller.GetAsync(portal)).Json;
        Assert.Equal(large, kept.GetProperty("preferences").GetProperty("captive_3_logo").GetString());
        Assert.False(kept.GetProperty("preferences").TryGetProperty("other", out _));
        Assert.Equal("", kept.GetProperty("terms_of_use").GetString());
    }

    [Theory]
    [InlineData("""{"portal_urls":["portal.example"]}""", "portal_urls is not an absolute http or https URL")]
    [InlineData("""{"portal_urls":[""]}""", "portal_urls is required")]
    [InlineData("""{"portal_urls":[null]}""", "portal_urls is required")]
    [InlineData("""{"portal_urls":["https://a:b@portal.example"]}""", "portal_urls contains a user name or password")]
    [InlineData("""{"venue_info_url":"javascript:alert(1)"}""", "venue_info_url is not an absolute http or https URL")]
    [InlineData("""{"preferences":{"a":null}}""", "preferences holds null")]
    [InlineData("""{"preferences":{"a":"\u0000"}}""", "preferences contains control characters")]
    [InlineData("""{"preferences":[]}""", "Request fields malformed")]
    public async Task A_portal_that_cannot_be_is_refused(string body, string message)
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();

        var answer = await reseller.SendAsync(HttpMethod.Put, $"/api/hotspots/{hotspotId}/portal", new StringContent(body));

        Assert.Equal(Answer.Message(400, message), answer);
    }

    [Fact]
    public async Task Portals_hear_of_what_is_switched_and_not_of_what_is_synchronized_once_more()
    {
        await using var listener = await Listeners.ToPortalsAsync(catalog.Broker);
        var one = await Switchable.CreateAsync(catalog);
        var other = await one.Reseller.AddHotspotAsync();
        await listener.TakeAsync<PortalChanged>(changed => changed == new PortalChanged { HotspotId = other });

        await one.SwitchOnAsync();
        await listener.TakeAsync<PortalChanged>(changed => changed == new PortalChanged { HotspotId = one.HotspotId });
        await one.SwitchOnAsync();
        await one.Reseller.PutAsync($"/api/hotspots/{other}", new { name = "renamed" });
        Assert.Equal(new() { HotspotId = other }, await listener.NextPortalAsync(one.HotspotId, other));
        await one.SwitchOffAsync();

        await listener.TakeAsync<PortalChanged>(changed => changed == new PortalChanged { HotspotId = one.HotspotId });
    }

    [Fact]
    public async Task A_portal_is_its_resellers()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var (another, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var (customer, _) = await catalog.LogInMemberAsync(reseller, hotspotId);
        var path = $"/api/hotspots/{hotspotId}/portal";

        Assert.Equal(Answer.Message(401, "This hotspot is not yours"), await another.GetAsync(path));
        Assert.Equal(Answer.Message(401, "This hotspot is not yours"), await another.PutAsync(path, new { }));
        Assert.Equal(Answer.Message(401, "Permission denied"), await customer.PutAsync(path, new { }));
        Assert.Equal(200, (await customer.GetAsync(path)).Status);
    }

    [Theory]
    [InlineData("confirmation", "maybe", "confirmation is neither none nor signed")]
    [InlineData("data", "all", "data is neither full nor minimal")]
    public async Task What_an_integration_cannot_be_is_refused(string field, string value, string message)
    {
        var admin = await catalog.AsAdminAsync();

        var answer = await admin.PutAsync($"/api/integrations/{await admin.AddIntegrationAsync()}", new Dictionary<string, string> { [field] = value });

        Assert.Equal(Answer.Message(400, message), answer);
    }

    [Fact]
    public async Task The_snapshot_is_for_our_own_services() =>
        Assert.Equal(401, (await catalog.Anonymous.GetAsync("/internal/portals")).Status);

    [Fact]
    public async Task The_snapshot_holds_everything_in_one_version_and_no_secret_in_clear()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        await reseller.CreateAsync("/api/units", new { hotspot_id = hotspotId, mac_address = NewMacAddress(), uuid = NewName("unit"), secret = "secret-of-the-unit" });

        var lines = await LinesAsync("");

        Assert.True(lines[0].GetProperty("version").GetInt64() > 0);
        var hotspot = lines.Single(line => Id(line, "hotspot") == hotspotId).GetProperty("hotspot");
        Assert.Single(hotspot.GetProperty("units").EnumerateArray());
        Assert.DoesNotContain("secret-of-the-unit", hotspot.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_excerpt_holds_what_was_asked_for_with_its_integrations_and_what_is_no_more()
    {
        var platform = await catalog.AsPlatformAsync();
        var hotspotId = (await platform.GetAsync("/api/hotspots")).Ids[0];
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var admin = await catalog.AsAdminAsync();
        var integrationId = await admin.AddIntegrationAsync();
        await admin.GrantAsync(resellerId, integrationId);
        var own = await reseller.AddHotspotAsync();
        await reseller.AddMemberAsync(own);
        Assert.Equal(Answer.Success, await reseller.PutAsync($"/api/hotspot_integrations/{own}/{integrationId}"));

        var lines = await LinesAsync($"?hotspot={own}&hotspot=99999");

        Assert.Equal(integrationId, Id(lines[0], "integration"));
        Assert.Equal(own, Id(lines[1], "hotspot"));
        Assert.Equal([integrationId], lines[1].GetProperty("hotspot").GetProperty("integrations").EnumerateArray().Select(id => id.GetInt32()));
        Assert.Equal(99999, lines[2].GetProperty("removed_hotspot").GetInt32());
        Assert.Equal(3, lines.Length);
        Assert.Equal(integrationId, Id((await LinesAsync($"?integration={integrationId}")).Single(), "integration"));
        Assert.NotEqual(own, hotspotId);
    }

    [Fact]
    public async Task Every_change_of_a_portal_is_announced_with_its_commit()
    {
        await using var listener = await Listeners.ToPortalsAsync(catalog.Broker);
        var (reseller, _) = await catalog.AddResellerAsync();
        var admin = await catalog.AsAdminAsync();

        var hotspotId = await reseller.AddHotspotAsync();
        await listener.TakeAsync<PortalChanged>(changed => changed == new PortalChanged { HotspotId = hotspotId });
        await reseller.AddUnitAsync(hotspotId);
        await listener.TakeAsync<PortalChanged>(changed => changed == new PortalChanged { HotspotId = hotspotId });
        await reseller.PutAsync($"/api/hotspots/{hotspotId}/portal", new { terms_of_use = "Terms" });
        await listener.TakeAsync<PortalChanged>(changed => changed == new PortalChanged { HotspotId = hotspotId });
        var integrationId = await admin.AddIntegrationAsync();
        await admin.PutAsync($"/api/integrations/{integrationId}", new { privacy = "Privacy" });
        await listener.TakeAsync<PortalChanged>(changed => changed == new PortalChanged { IntegrationId = integrationId });
    }

    private async Task<JsonElement[]> LinesAsync(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/internal/portals{query}");
        request.Headers.Add("Service-Key", CatalogApplication.ServiceKey);
        using var response = await catalog.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.ToString());
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }

    private static int? Id(JsonElement line, string kind) => line.TryGetProperty(kind, out var thing) ? thing.GetProperty("id").GetInt32() : null;
}
