using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class IntegrationTests(CatalogApplication catalog)
{
    [Fact]
    public async Task Everybody_sees_the_integrations_that_were_granted()
    {
        var admin = await catalog.AsAdminAsync();
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var (_, otherId) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var (customer, _) = await catalog.LogInMemberAsync(reseller, hotspotId);
        var deskId = await reseller.AddMemberAsync(hotspotId, "desk");
        var desk = await catalog.AddTokenAsync(deskId, TokenTypes.Login, "full", DateTimeOffset.UtcNow.AddDays(1));
        var (granted, grantedToOther) = (await admin.AddIntegrationAsync(), await admin.AddIntegrationAsync());
        await admin.GrantAsync(otherId, grantedToOther);
        Assert.Equal(Answer.Message(404, "No integrations found!"), await reseller.GetAsync("/api/integrations"));
        Assert.Equal(Answer.Message(404, "No integrations found!"), await customer.GetAsync("/api/integrations"));
        Assert.Equal(Answer.Message(404, "No integrations found!"), await desk.GetAsync("/api/integrations"));

        await admin.GrantAsync(resellerId, granted);

        Assert.Equal([granted], (await reseller.GetAsync("/api/integrations")).Ids);
        Assert.Equal([granted], (await customer.GetAsync("/api/integrations")).Ids);
        Assert.Equal([granted], (await desk.GetAsync("/api/integrations")).Ids);
        var all = (await admin.GetAsync("/api/integrations")).Ids;
        Assert.Contains(granted, all);
        Assert.Contains(grantedToOther, all);
    }

    [Fact]
    public async Task An_integration_is_listed_with_the_keys_that_clients_know_and_without_its_secrets()
    {
        var admin = await catalog.AsAdminAsync();
        var created = await admin.PostTextAsync(
            "/api/integrations",
            """
            {
              "name": "n", "description": "d", "site": "https://site.example/", "logo": "/logo.png", "privacy": "<p>privacy</p>",
              "pre_auth_redirect_url": "https://pre.example/?a=1", "post_auth_redirect_url": "https://post.example",
              "webhook_url": "https://hook.example/x", "webhook_token": "token-that-is-never-shown"
            }
            """);

        var integrations = await admin.GetAsync("/api/integrations");

        (string Key, string Value)[] expected =
        [
            ("name", "n"),
            ("description", "d"),
            ("site", "https://site.example/"),
            ("logo", "/logo.png"),
            ("webhook_url", "https://hook.example/x"),
            ("pre_auth_redirect_url", "https://pre.example/?a=1"),
            ("post_auth_redirect_url", "https://post.example"),
            ("auth_login_url", ""),
            ("iv_array", ""),
            ("privacy", "<p>privacy</p>"),
        ];
        var integration = integrations.Item(created.Id);
        Assert.Equal(["id", .. expected.Select(field => field.Key), "sends_password_hash"], Answer.KeysOf(integration));
        Assert.All(expected, field => Assert.Equal(field.Value, integration.GetProperty(field.Key).GetString()));
        Assert.DoesNotContain("token-that-is-never-shown", integrations.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(created.Text("signing_secret"), integrations.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signing_secret_is_made_and_shown_once()
    {
        var admin = await catalog.AsAdminAsync();

        var created = await admin.PostAsync("/api/integrations", new { name = "n", webhook_url = "https://hook.example/" });

        Assert.Equal(201, created.Status);
        Assert.Equal(["id", "status", "signing_secret"], Answer.KeysOf(created.Json));
        Assert.Matches("^whsec_[A-Za-z0-9+/]{43}=$", created.Text("signing_secret"));
        Assert.Contains(created.Text("signing_secret"), created.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signing_secret_that_the_platform_brings_is_kept()
    {
        var admin = await catalog.AsAdminAsync();
        var secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";

        var created = await admin.PostAsync("/api/integrations", new { name = "n", webhook_url = "https://h/", signing_secret = secret });

        Assert.Equal(secret, created.Text("signing_secret"));
    }

    [Fact]
    public async Task A_change_keeps_what_it_does_not_name()
    {
        var admin = await catalog.AsAdminAsync();
        var id = await admin.CreateAsync("/api/integrations", new { name = "before", description = "stays", webhook_url = "https://h/" });

        Assert.Equal(Answer.Success, await admin.PutAsync($"/api/integrations/{id}", new { name = "after" }));
        Assert.Equal(Answer.Success, await admin.SendEmptyJsonAsync(HttpMethod.Put, $"/api/integrations/{id}"));

        var integration = (await admin.GetAsync("/api/integrations")).Item(id);
        Assert.Equal("after", integration.GetProperty("name").GetString());
        Assert.Equal("stays", integration.GetProperty("description").GetString());
        Assert.Equal("https://h/", integration.GetProperty("webhook_url").GetString());
    }

    [Fact]
    public async Task A_change_at_one_replica_is_listed_at_once_by_the_other()
    {
        await using var other = await catalog.StartReplicaAsync();
        var admin = await catalog.AsAdminAsync();
        var there = admin with { Client = other.Client };
        var (id, kept) = (await admin.AddIntegrationAsync(), await admin.AddIntegrationAsync());
        Assert.Equal("n", (await there.GetAsync("/api/integrations")).Item(id).GetProperty("name").GetString());

        Assert.Equal(Answer.Success, await admin.PutAsync($"/api/integrations/{id}", new { name = "renamed" }));
        Assert.Equal("renamed", (await there.GetAsync("/api/integrations")).Item(id).GetProperty("name").GetString());
        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/integrations/{id}"));
        var left = (await there.GetAsync("/api/integrations")).Ids;
        Assert.Contains(kept, left);
        Assert.DoesNotContain(id, left);
    }

    [Fact]
    public async Task An_integration_is_deleted_once()
    {
        var admin = await catalog.AsAdminAsync();
        var id = await admin.AddIntegrationAsync();

        Assert.Equal(Answer.Success, await admin.SendEmptyJsonAsync(HttpMethod.Delete, $"/api/integrations/{id}"));

        Assert.Equal(Answer.Message(404, "Integration not found"), await admin.DeleteAsync($"/api/integrations/{id}"));
        Assert.Equal(Answer.Message(404, "Integration not found"), await admin.PutAsync($"/api/integrations/{id}", new { name = "n" }));
    }

    [Fact]
    public async Task An_integration_that_is_on_somewhere_is_not_deleted()
    {
        var admin = await catalog.AsAdminAsync();
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        await reseller.AddMemberAsync(hotspotId);
        var id = await admin.AddIntegrationAsync();
        await admin.GrantAsync(resellerId, id);
        Assert.Equal(Answer.Success, await reseller.PutAsync($"/api/hotspot_integrations/{hotspotId}/{id}"));

        Assert.Equal(Answer.Message(409, "Integration is still enabled, hotspots: 1"), await admin.DeleteAsync($"/api/integrations/{id}"));

        Assert.Equal(Answer.Success, await reseller.DeleteAsync($"/api/hotspot_integrations/{hotspotId}/{id}"));
        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/integrations/{id}"));
    }

    [Fact]
    public async Task Only_admins_manage_integrations()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var refused = Answer.Message(403, "Unauthorized action");

        Assert.Equal(refused, await reseller.PostAsync("/api/integrations", new { name = "n", webhook_url = "https://hook.example/" }));
        Assert.Equal(refused, await reseller.PutAsync("/api/integrations/1", new { name = "n" }));
        Assert.Equal(refused, await reseller.DeleteAsync("/api/integrations/1"));
    }

    [Theory]
    [InlineData("""{"webhook_url":"https://h/"}""", "name is required")]
    [InlineData("""{"name":"n"}""", "webhook_url is required")]
    public async Task A_new_integration_without_the_necessary_is_refused(string body, string message)
    {
        var admin = await catalog.AsAdminAsync();

        Assert.Equal(Answer.Message(400, message), await admin.PostTextAsync("/api/integrations", body));
    }

    [Theory]
    [InlineData("name", " ", "is empty")]
    [InlineData("webhook_url", "", "is empty")]
    [InlineData("webhook_url", "/webhook", "is not an absolute http or https URL")]
    [InlineData("webhook_url", "ftp://h/", "is not an absolute http or https URL")]
    [InlineData("webhook_url", "https://user:password@h/", "contains a user name or password")]
    [InlineData("site", "javascript:alert(1)", "is not an absolute http or https URL")]
    [InlineData("pre_auth_redirect_url", "h", "is not an absolute http or https URL")]
    [InlineData("post_auth_redirect_url", "//h", "is not an absolute http or https URL")]
    [InlineData("webhook_token", "a\r\nb: c", "contains more than printable ASCII")]
    [InlineData("webhook_token", "tökén", "contains more than printable ASCII")]
    [InlineData("signing_secret", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3", "is not whsec_ and 24 to 64 bytes in base64")]
    [InlineData("signing_secret", "whsec_c2hvcnQ=", "is not whsec_ and 24 to 64 bytes in base64")]
    [InlineData("signing_secret", "whsec_?", "is not whsec_ and 24 to 64 bytes in base64")]
    public async Task A_field_that_cannot_be_is_refused_with_the_reason(string field, string value, string reason)
    {
        var admin = await catalog.AsAdminAsync();
        var id = await admin.AddIntegrationAsync();

        Assert.Equal(
            Answer.Message(400, $"{field} {reason}"),
            await admin.PutAsync($"/api/integrations/{id}", new Dictionary<string, string> { [field] = value }));
    }

    /// <summary>The columns of the documented table.</summary>
    [Fact]
    public async Task Whatever_the_original_has_room_for_is_taken()
    {
        var admin = await catalog.AsAdminAsync();
        var (text, logo, privacy) = (new string('n', 250), $"data:image/png;base64,{new string('A', 99_900)}", new string('p', 2048));

        var created = await admin.PostAsync(
            "/api/integrations",
            new { name = text, description = text, logo, webhook_url = "https://hook.example/", webhook_token = new string('t', 250), privacy });

        Assert.Equal(201, created.Status);
        var integration = (await admin.GetAsync("/api/integrations")).Item(created.Id);
        (string Key, string Value)[] expected = [("name", text), ("description", text), ("logo", logo), ("privacy", privacy)];
        Assert.All(expected, field => Assert.Equal(field.Value, integration.GetProperty(field.Key).GetString()));
    }

    [Fact]
    public async Task A_URL_of_more_than_2048_characters_is_refused()
    {
        var admin = await catalog.AsAdminAsync();

        Assert.Equal(
            Answer.Message(400, "webhook_url has more than 2048 characters"),
            await admin.PostAsync("/api/integrations", new { name = "n", webhook_url = "https://h/" + new string('x', 2048) }));
    }
}
