using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests.SunUi;

/// <summary>What Sun-UI's pages change, with the fields that they send, and that they show it afterwards.</summary>
[Collection(nameof(SharedCatalog))]
public sealed class SunUiChangeTests(CatalogApplication catalog)
{
    [Fact]
    public async Task A_new_hotspot_has_all_settings_and_each_can_be_set_as_it_was_read()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var created = await reseller.PostAsync(
            "/api/hotspots", new { name = NewName("h"), description = "d", onAction = true, privacy_disclaimer_id = 0, tos_disclaimer_id = 0 });
        var path = $"/api/preferences/hotspots/{created.Id}";

        var settings = (await reseller.GetAsync(path)).Json.EnumerateArray().ToList();
        Assert.Equal("30", Value(settings, "user_expiration_days"));
        Assert.Equal("true", Value(settings, "facebook_login"));
        Assert.Equal("false", Value(settings, "voucher_login"));
        Assert.Equal("0", Value(settings, "CoovaChilli-Max-Navigation-Time"));
        Assert.Equal(12, settings.Count(setting => setting.GetProperty("key").GetString()!.StartsWith("captive", StringComparison.Ordinal)));
        foreach (var setting in settings)
            Assert.Equal(Answer.Success, await reseller.PutAsync(path, setting));
        await reseller.PutAsync(path, new { id = 1, hotspot_id = created.Id, key = "captive_2_title", value = "Alpina" });

        var portal = (await reseller.GetAsync($"/api/hotspots/{created.Id}/portal")).Json.GetProperty("preferences");
        Assert.Equal(("Alpina", "30"), (portal.GetProperty("captive_2_title").GetString(), portal.GetProperty("user_expiration_days").GetString()));
        Assert.False(portal.TryGetProperty("marketing_1_enabled", out _));
    }

    [Fact]
    public async Task Settings_of_surveys_are_set_and_listed_apart()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var (stranger, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var path = $"/api/marketing/{hotspotId}";

        Assert.Equal(Answer.Success, await reseller.PutAsync(path, new { key = "marketing_2_feedback_email", value = "a@b.example" }));

        var settings = (await reseller.GetAsync(path)).Json.EnumerateArray().ToList();
        Assert.Equal(17, settings.Count);
        Assert.Equal("a@b.example", Value(settings, "marketing_2_feedback_email"));
        Assert.Equal("3", Value(settings, "marketing_9_threshold"));
        Assert.Equal(Answer.Message(404, "No marketing preference found!"), await reseller.PutAsync(path, new { key = "sms_login", value = "x" }));
        Assert.Equal(Answer.Message(401, "This hotspot is not yours"), await stranger.PutAsync(path, new { key = "marketing_1_enabled", value = "x" }));
        Assert.Equal(Answer.Message(404, "No marketing preferences found!"), await stranger.GetAsync(path));
        Assert.Equal(
            Answer.Message(400, "Email send failed."),
            await reseller.PostAsync($"/api/marketing/testmail/{hotspotId}/feedback", new { body = "b", to = "a@b.example" }));
    }

    [Fact]
    public async Task An_admin_sells_text_messages_and_the_reseller_sets_when_to_be_warned()
    {
        var (reseller, id) = await catalog.AddResellerAsync();
        var (stranger, _) = await catalog.AddResellerAsync();
        var admin = await catalog.AsAdminAsync();
        var path = $"/api/stats/sms/accounts/{id}";

        Assert.Equal(Answer.Success, await admin.PostAsync(path, new { sms_to_add = 500 }));
        Assert.Equal(Answer.Success, await admin.PostAsync(path, new { sms_to_add = 100 }));
        Assert.Equal(Answer.Success, await reseller.PutAsync(path, new { sms_threshold = 50 }));
        Assert.Equal(Answer.Success, await stranger.PutAsync(path, new { sms_threshold = 7 }));

        Assert.EndsWith(""","sms_max_count":2600,"sms_count":0,"sms_threshold":50}""", (await reseller.GetAsync(path)).Body, StringComparison.Ordinal);
        Assert.EndsWith(""","sms_max_count":2000,"sms_count":0,"sms_threshold":7}""", (await stranger.GetAsync(path)).Body, StringComparison.Ordinal);
        Assert.Equal(Answer.Message(403, "Operation not permitted!"), await reseller.PostAsync(path, new { sms_to_add = 1 }));
        Assert.Equal(Answer.Success, await admin.PostAsync(path, new { sms_to_add = -1_000_000 }));
        Assert.Equal(0, (await reseller.GetAsync(path)).Json.GetProperty("sms_max_count").GetInt32());
        Assert.Equal(Answer.Message(400, "sms_threshold is negative"), await reseller.PutAsync(path, new { sms_threshold = -1 }));
        Assert.Equal(400, (await admin.PostAsync(path, new { })).Status);
    }

    [Fact]
    public async Task A_hotspot_shows_the_disclaimer_or_the_text_that_was_chosen_last()
    {
        var (reseller, id) = await catalog.AddResellerAsync();
        var (_, strangerId) = await catalog.AddResellerAsync();
        var (tos, privacy) = (await AddDisclaimerAsync(id, "tos", "Custom terms"), await AddDisclaimerAsync(id, "privacy", "Custom notice"));
        var foreign = await AddDisclaimerAsync(strangerId, "tos", "Of another");
        var created = await reseller.PostAsync("/api/hotspots", new { name = NewName("h"), tos_disclaimer_id = tos, privacy_disclaimer_id = 0 });
        var path = $"/api/hotspots/{created.Id}";
        Assert.Equal(("Custom terms", ""), await TextsAsync(reseller, path));

        Assert.Equal(Answer.Success, await reseller.PutAsync($"{path}/portal", new { terms_of_use = "Own terms" }));
        Assert.Equal(("Own terms", ""), await TextsAsync(reseller, path));
        Assert.Equal(Answer.Success, await reseller.PutAsync(path, new { privacy_disclaimer_id = $"{privacy}", tos_disclaimer_id = tos }));
        Assert.Equal(("Custom terms", "Custom notice"), await TextsAsync(reseller, path));
        Assert.Equal(Answer.Success, await reseller.PutAsync(path, new { description = "d" }));
        Assert.Equal(("Custom terms", "Custom notice"), await TextsAsync(reseller, path));
        Assert.Equal(Answer.Success, await reseller.PutAsync(path, new { tos_disclaimer_id = 0 }));
        Assert.Equal(("Own terms", "Custom notice"), await TextsAsync(reseller, path));
        foreach (var unknown in new[] { foreign, privacy, int.MaxValue })
        {
            Assert.Equal(
                Answer.Message(400, "The account of the hotspot has no such disclaimer"),
                await reseller.PutAsync(path, new { tos_disclaimer_id = unknown }));
        }

        var admin = await catalog.AsAdminAsync();
        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/disclaimers/{privacy}"));
        Assert.Equal(("Own terms", ""), await TextsAsync(reseller, path));
    }

    [Fact]
    public async Task Captive_portals_hear_that_a_disclaimer_or_their_resellers_address_changes()
    {
        var (reseller, id) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var tos = await AddDisclaimerAsync(id, "tos", "Terms");
        await using var listener = await Listeners.ToPortalsAsync(catalog.Broker);

        await reseller.PutAsync($"/api/hotspots/{hotspotId}", new { tos_disclaimer_id = tos });
        await listener.TakeAsync<PortalChanged>(changed => changed.HotspotId == hotspotId);
        await reseller.PutAsync($"/api/accounts/{id}", new { privacy_name = "Reseller Ltd." });
        await listener.TakeAsync<PortalChanged>(changed => changed.HotspotId == hotspotId);
        await (await catalog.AsAdminAsync()).DeleteAsync($"/api/disclaimers/{tos}");
        await listener.TakeAsync<PortalChanged>(changed => changed.HotspotId == hotspotId);
    }

    private async Task<int> AddDisclaimerAsync(int accountId, string type, string body)
    {
        var admin = await catalog.AsAdminAsync();
        var created = await admin.PostAsync($"/api/disclaimers/accounts/{accountId}", new { type, title = body, body });
        return created.Json.GetProperty("disclaimer_id").GetInt32();
    }

    private static async Task<(string Terms, string Marketing)> TextsAsync(Caller reseller, string hotspot)
    {
        var portal = await reseller.GetAsync($"{hotspot}/portal");
        return (portal.Text("terms_of_use"), portal.Text("marketing_use"));
    }

    private static string? Value(IEnumerable<JsonElement> settings, string key) =>
        settings.Single(setting => setting.GetProperty("key").GetString() == key).GetProperty("value").GetString();
}
