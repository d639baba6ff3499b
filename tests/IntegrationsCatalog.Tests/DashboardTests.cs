namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class DashboardTests(CatalogApplication catalog)
{
    [Fact]
    public async Task The_totals_are_of_what_one_sees()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var (first, _) = (await reseller.AddHotspotAsync(), await reseller.AddHotspotAsync());
        await reseller.AddUnitAsync(first);
        var (customer, _) = await catalog.LogInMemberAsync(reseller, first);
        var admin = await catalog.AsAdminAsync();

        var totals = new[] { ("hotspots", 2), ("units", 1), ("accounts", 1), ("users", 0), ("devices", 0), ("sessions", 0) };
        foreach (var (what, total) in totals)
            Assert.Equal(new Answer(200, $$"""{"total":{{total}}}"""), await reseller.GetAsync($"/api/stats/{what}/total"));
        Assert.Equal(new Answer(200, """{"total":1}"""), await customer.GetAsync("/api/stats/hotspots/total"));
        Assert.True((await admin.GetAsync("/api/stats/hotspots/total")).Json.GetProperty("total").GetInt32() >= 2);
    }

    [Fact]
    public async Task Text_messages_are_those_of_the_plan()
    {
        var (reseller, id) = await catalog.AddResellerAsync();
        var (other, _) = await catalog.AddResellerAsync(planId: 1);
        var admin = await catalog.AsAdminAsync();

        var own = await reseller.GetAsync("/api/stats/sms/accounts");

        Assert.Equal(["id", "account_id", "sms_max_count", "sms_count", "sms_threshold"], Answer.KeysOf(own.Json));
        Assert.EndsWith($$"""account_id":{{id}},"sms_max_count":2000,"sms_count":0,"sms_threshold":0}""", own.Body, StringComparison.Ordinal);
        Assert.Equal(own, await admin.GetAsync($"/api/stats/sms/accounts/{id}"));
        Assert.NotEqual(own, await other.GetAsync($"/api/stats/sms/accounts/{id}"));
        Assert.Equal(Answer.Message(404, "No sms account found!"), await admin.GetAsync("/api/stats/sms/accounts"));
    }

    [Fact]
    public async Task Preferences_are_kept_for_accounts_and_hotspots()
    {
        var (reseller, id) = await catalog.AddResellerAsync();
        var (stranger, _) = await catalog.AddResellerAsync(planId: 1);
        var (hotspotId, plainId) = (await reseller.AddHotspotAsync(), await stranger.AddHotspotAsync());
        var (ofAccount, ofHotspot) = ($"/api/preferences/accounts/{id}", $"/api/preferences/hotspots/{hotspotId}");
        Assert.Equal(Answer.Message(404, "No preference found"), await reseller.GetAsync(ofAccount));
        Assert.Equal(Answer.Message(404, "No preferences found!"), await stranger.GetAsync(ofHotspot));

        Assert.Equal(Answer.Success with { Status = 201 }, await reseller.PutAsync(ofAccount, new { key = "k", value = "1" }));
        Assert.Equal(Answer.Success with { Status = 201 }, await reseller.PutAsync(ofAccount, new { key = "k", value = "2" }));
        Assert.Equal(Answer.Success, await reseller.PutAsync(ofHotspot, new { key = "captive_2_title", value = "" }));

        var preference = Assert.Single((await reseller.GetAsync(ofAccount)).Json.EnumerateArray());
        Assert.Equal(("k", "2"), (preference.GetProperty("key").GetString(), preference.GetProperty("value").GetString()));
        Assert.Equal(200, (await reseller.GetAsync(ofHotspot)).Status);
        Assert.Equal(Answer.Message(404, "No preference found"), await stranger.GetAsync(ofAccount));
        Assert.Equal(Answer.Message(401, "This hotspot is not yours"), await stranger.PutAsync(ofHotspot, new { key = "k", value = "" }));
        var refusal = await stranger.PutAsync($"/api/preferences/hotspots/{plainId}", new { key = "captive_2_title", value = "" });
        Assert.Equal((401, "Can't update captive portal preference"), (refusal.Status, refusal.Text("message")));
        Assert.Equal(Answer.Message(400, "value is required"), await reseller.PutAsync(ofHotspot, new { key = "k" }));
        var admin = await catalog.AsAdminAsync();
        Assert.Equal(
            Answer.Message(404, "No account found!"),
            await admin.PutAsync($"/api/preferences/accounts/{int.MaxValue}", new { key = "k", value = "" }));
    }

    [Fact]
    public async Task An_admin_writes_disclaimers_for_a_reseller()
    {
        var (reseller, id) = await catalog.AddResellerAsync();
        var admin = await catalog.AsAdminAsync();
        var path = $"/api/disclaimers/accounts/{id}";
        Assert.Equal(Answer.Message(404, "No disclaimer found"), await reseller.GetAsync(path));

        var created = await admin.PostAsync(path, new { type = "tos", title = "T", body = "B" });

        Assert.Equal(201, created.Status);
        var disclaimerId = created.Json.GetProperty("disclaimer_id").GetInt32();
        Assert.Equal(new Answer(200, $$"""[{"id":{{disclaimerId}},"type":"tos","title":"T","body":"B"}]"""), await reseller.GetAsync(path));
        Assert.Equal(Answer.Message(403, "Operation not permitted!"), await reseller.DeleteAsync($"/api/disclaimers/{disclaimerId}"));
        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/disclaimers/{disclaimerId}"));
        Assert.Equal(Answer.Message(404, "No disclaimer found!"), await admin.DeleteAsync($"/api/disclaimers/{disclaimerId}"));
        Assert.Equal(
            Answer.Message(404, "No account found!"),
            await admin.PostAsync($"/api/disclaimers/accounts/{int.MaxValue}", new { type = "tos", title = "T", body = "B" }));
    }

    /// <summary>As Sun-UI does it: every call with an origin, PUT and DELETE with a content type and no content.</summary>
    [Fact]
    public async Task Sun_UIs_calls_succeed()
    {
        var admin = await catalog.AsAdminAsync();
        var one = await Switchable.CreateAsync(catalog);
        var resellerId = (await one.Reseller.GetAsync($"/api/hotspots/{one.HotspotId}")).Json.GetProperty("account_id").GetInt32();
        await admin.PostAsync($"/api/disclaimers/accounts/{resellerId}", new { type = "privacy", title = "T", body = "B" });

        foreach (var path in new[]
        {
            $"accounts/{resellerId}", "stats/hotspots/total", "stats/users/total", "stats/accounts/total", "stats/units/total",
            "stats/sessions/total", "stats/devices/total", "stats/sms/accounts", "integrations", "hotspots", "subscription_plans",
        })
            Assert.Equal(200, (await one.Reseller.GetAsync($"/api/{path}")).Status);
        Assert.Equal(Answer.Success, await one.Reseller.SendEmptyJsonAsync(HttpMethod.Put, one.Path));
        Assert.Equal(200, (await one.Reseller.GetAsync($"/api/hotspot_integrations/{one.HotspotId}")).Status);
        Assert.Equal(Answer.Success, await one.Reseller.SendEmptyJsonAsync(HttpMethod.Delete, one.Path));

        foreach (var path in new[]
        {
            $"account_integrations/{resellerId}", $"stats/sms/accounts/{resellerId}", $"disclaimers/accounts/{resellerId}", "accounts",
        })
            Assert.Equal(200, (await admin.GetAsync($"/api/{path}")).Status);
    }
}
