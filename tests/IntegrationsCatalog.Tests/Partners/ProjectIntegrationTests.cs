namespace Icaro.IntegrationsCatalog.Tests.Partners;

[Collection(nameof(PartnerWorld))]
public sealed class ProjectIntegrationTests(PartnerWorld world)
{
    [Fact]
    public async Task A_webhook_is_shown_without_its_token_and_with_its_signing_secret_once()
    {
        var partner = await world.NewPartnerAsync();

        var added = await partner.PostAsync(
            $"{partner.Project}/integrations", new { type = "webhook", url = "https://yard.example/", token = "yard-token", name = "Yard" });

        Assert.Equal(201, added.Status);
        Assert.Equal(
            ["integrationId", "type", "name", "url", "deviceTypes", "data", "events", "batchSize", "signingSecret", "created"],
            Answer.KeysOf(added.Json));
        Assert.Matches("^whsec_", added.Text("signingSecret"));
        var found = await partner.GetAsync($"{partner.Project}/integrations/{added.Text("integrationId")}");
        Assert.DoesNotContain("yard-token", added.Body + found.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", found.Body, StringComparison.Ordinal);
        Assert.Equal($"[{found.Body}]", (await partner.GetAsync($"{partner.Project}/integrations")).Body);
    }

    [Fact]
    public async Task Their_ids_count_together_with_those_of_the_catalogs_integrations()
    {
        var partner = await world.NewPartnerAsync();
        var admin = await world.Catalog.AsAdminAsync();

        int[] ids =
        [
            await partner.AddWebhookAsync(), await admin.AddIntegrationAsync(), await partner.AddCumulocityAsync(),
            await admin.AddIntegrationAsync(),
        ];

        Assert.Equal(ids.Distinct().Order(), ids);
    }

    [Fact]
    public async Task The_dispatcher_hears_where_a_changed_one_goes_and_of_nothing_else()
    {
        var partner = await world.NewPartnerAsync();
        var (webhook, cumulocity) = (await partner.AddWebhookAsync(), await partner.AddCumulocityAsync());
        await partner.PutAsync($"{partner.Project}/integrations/{webhook}", new { name = "n", deviceTypes = Array.Empty<string>(), batchSize = 7 });

        await partner.PutAsync($"{partner.Project}/integrations/{webhook}", new { url = "https://yard.example/other", token = "" });
        await partner.PutAsync($"{partner.Project}/integrations/{cumulocity}", new { user = "other" });

        var endpoint = Assert.Single(await world.Dispatcher.EndpointsAsync(webhook));
        Assert.Equal(
            (EndpointChannel.Device, 2L, "https://yard.example/other", ""),
            (endpoint.Channel, endpoint.Version, endpoint.Url, PartnerWorld.Keys.OpenText(endpoint.SealedToken, SealPurpose.WebhookToken)));
        var tenant = Assert.Single(await world.Dispatcher.EndpointsAsync(cumulocity));
        Assert.Equal(
            (EndpointChannel.Cumulocity, 2L, "https://t.cumulocity.example", "t1/other:p:w"),
            (tenant.Channel, tenant.Version, tenant.Url, PartnerWorld.Keys.OpenText(tenant.SealedToken, SealPurpose.CumulocityLogin)));
    }

    [Fact]
    public async Task The_dispatcher_hears_of_a_removed_one_and_of_those_of_a_removed_hotspot()
    {
        var partner = await world.NewPartnerAsync();
        var (one, other) = (await partner.AddWebhookAsync(), await partner.AddCumulocityAsync());
        var device = await partner.AddDeviceAsync();
        await partner.PostAsync($"{partner.Project}/devices/{device}/data", new { payload = new { temperature = 1 } });

        Assert.Equal(200, (await partner.DeleteAsync($"{partner.Project}/integrations/{one}")).Status);
        await world.Dispatcher.RemovalAsync(one);
        Assert.Equal(404, (await partner.GetAsync($"{partner.Project}/integrations/{one}")).Status);
        Assert.Equal(404, (await partner.DeleteAsync($"{partner.Project}/integrations/{one}")).Status);

        var hotspotId = (await partner.Reseller.GetAsync("/api/hotspots")).Ids.Single();
        Assert.Equal(Answer.Success, await partner.Reseller.DeleteAsync($"/api/hotspots/{hotspotId}"));
        await world.Dispatcher.RemovalAsync(other);
        Assert.Equal(404, (await partner.GetAsync(partner.Project)).Status);
    }

    [Fact]
    public async Task Why_nothing_is_pushed_is_shown_until_it_is_again()
    {
        var partner = await world.NewPartnerAsync();
        var id = await partner.AddWebhookAsync();
        var now = DateTimeOffset.UtcNow;

        await world.TellAsync(new EndpointDisabled { EndpointId = id, Reason = "gone", DisabledAt = now });
        Assert.Equal("gone", await ReasonAsync(partner, id));
        await world.TellAsync(new EndpointDisabled { EndpointId = id, Reason = "failing", DisabledAt = now.AddMinutes(1) });
        Assert.Equal("failing", await ReasonAsync(partner, id));
        await world.TellAsync(new EndpointEnabled { EndpointId = id, EnabledAt = now.AddMinutes(2) });
        Assert.Null(await ReasonAsync(partner, id));
    }

    [Fact]
    public async Task Old_news_of_what_is_pushed_changes_nothing_when_it_comes_after_newer()
    {
        var partner = await world.NewPartnerAsync();
        var id = await partner.AddWebhookAsync();
        var now = DateTimeOffset.UtcNow;

        await world.TellAsync(new EndpointDisabled { EndpointId = id, Reason = "gone", DisabledAt = now });
        await world.TellAsync(new EndpointEnabled { EndpointId = id, EnabledAt = now.AddSeconds(-1) });
        await world.TellAsync(new EndpointDisabled { EndpointId = id, Reason = "failing", DisabledAt = now.AddSeconds(-2) });
        Assert.Equal("gone", await ReasonAsync(partner, id));

        await world.TellAsync(new EndpointEnabled { EndpointId = id, EnabledAt = now.AddSeconds(2) });
        await world.TellAsync(new EndpointDisabled { EndpointId = id, Reason = "failing", DisabledAt = now.AddSeconds(1) });
        Assert.Null(await ReasonAsync(partner, id));
    }

    [Theory]
    [InlineData("{}", "$.type is required")]
    [InlineData("""{"type":"mqtt"}""", "$.type is neither webhook nor cumulocity")]
    [InlineData("""{"type":"webhook"}""", "$.url is required")]
    [InlineData("""{"type":"webhook","url":"ftp://x"}""", "$.url is not an absolute http or https URL")]
    [InlineData("""{"type":"webhook","url":"http://a:b@x.example"}""", "$.url contains a user name or password")]
    [InlineData("""{"type":"webhook","url":"http://10.0.0.1/"}""", "$.url leads to an address that is not on the public internet")]
    [InlineData(
        """{"type":"webhook","url":"https://x.example","deviceTypes":["tag","phone",1],"batchSize":1.5,"data":"yes","user":"u"}""",
        "$.user is nothing that the type webhook has",
        "$.deviceTypes[1] is none of beacon, tag, meshrouter, gateway",
        "$.deviceTypes[2] is none of beacon, tag, meshrouter, gateway",
        "$.data is neither true nor false",
        "$.batchSize is not a whole number, 1 to 100")]
    [InlineData(
        """{"type":"cumulocity","domain":"x.example/path","tenantId":"a/b","user":"u:v","password":"","url":"https://x.example"}""",
        "$.url is nothing that the type cumulocity has",
        "$.domain is not a host such as tenant.cumulocity.com",
        "$.tenantId contains / or : or control characters",
        "$.user contains : or control characters",
        "$.password is empty")]
    [InlineData(
        """{"type":"cumulocity"}""", "$.domain is required", "$.tenantId is required", "$.user is required", "$.password is required")]
    [InlineData(
        """{"type":"cumulocity","domain":"10.0.0.1","tenantId":"t","user":"u","password":"p"}""",
        "$.domain leads to an address that is not on the public internet")]
    public async Task What_cannot_be_pushed_to_is_refused(string body, params string[] faults)
    {
        var partner = await world.NewPartnerAsync();

        var answer = await partner.PostTextAsync($"{partner.Project}/integrations", body);

        Assert.Equal(400, answer.Status);
        Assert.Equal(faults, answer.Faults);
    }

    [Theory]
    [InlineData(
        """{"type":"webhook","url":"https://yard.example/devices","token":"for-there"}""",
        """{"url":"https://evil.example/devices"}""", "$.token is required for another origin")]
    [InlineData(
        """{"type":"cumulocity","domain":"t.example","tenantId":"t","user":"u","password":"for-there"}""",
        """{"domain":"evil.example"}""", "$.password is required for another origin")]
    [InlineData("""{"type":"webhook","url":"https://yard.example/devices","token":"t"}""", """{"url":"https://yard.example/others"}""", null)]
    [InlineData("""{"type":"webhook","url":"https://yard.example/devices"}""", """{"url":"https://other.example/devices"}""", null)]
    [InlineData(
        """{"type":"webhook","url":"https://yard.example/devices","token":"t"}""", """{"url":"https://other.example/","token":""}""", null)]
    public async Task Another_origin_needs_the_secret_anew(string body, string change, string? fault)
    {
        var partner = await world.NewPartnerAsync();
        var id = await partner.AddIntegrationAsync(JsonNode.Parse(body)!.AsObject());

        var answer = await partner.PutAsync($"{partner.Project}/integrations/{id}", JsonNode.Parse(change)!);

        Assert.Equal(fault is null ? 200 : 400, answer.Status);
        if (fault is not null)
            Assert.Equal([fault], answer.Faults);
    }

    [Fact]
    public async Task A_tenant_is_connected_to_a_project_once()
    {
        var (partner, other) = (await world.NewPartnerAsync(), await world.NewPartnerAsync());
        var id = await partner.AddCumulocityAsync();
        await other.AddCumulocityAsync();
        JsonObject Tenant(string domain, string tenantId) => new()
        {
            ["type"] = "cumulocity",
            ["domain"] = domain,
            ["tenantId"] = tenantId,
            ["user"] = "another",
            ["password"] = "p",
        };

        var again = await partner.PostAsync($"{partner.Project}/integrations", Tenant("https://T.cumulocity.example:443/", "t1"));
        var next = await partner.PostAsync($"{partner.Project}/integrations", Tenant("t.cumulocity.example", "t2"));
        var second = $"{partner.Project}/integrations/{next.Text("integrationId")}";
        var moved = await partner.PutAsync(second, new { tenantId = "t1" });

        Assert.Equal((409, 201, 409), (again.Status, next.Status, moved.Status));
        Assert.Equal("t2", (await partner.GetAsync(second)).Text("tenantId"));
        var first = $"{partner.Project}/integrations/{id}";
        Assert.Equal(200, (await partner.PutAsync(first, new { tenantId = "t1", user = "renamed" })).Status);
        Assert.Equal(200, (await partner.DeleteAsync(first)).Status);
        Assert.Equal(201, (await partner.PostAsync($"{partner.Project}/integrations", Tenant("t.cumulocity.example", "t1"))).Status);
    }

    [Fact]
    public async Task Of_two_who_connect_a_tenant_at_once_one_is_refused()
    {
        var partner = await world.NewPartnerAsync();
        var tenant = new { type = "cumulocity", domain = "t.cumulocity.example", tenantId = "t1", user = "icaro", password = "p" };

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => partner.PostAsync($"{partner.Project}/integrations", tenant)));

        Assert.Equal([201, .. Enumerable.Repeat(409, 7)], answers.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task A_type_stays_what_it_is()
    {
        var partner = await world.NewPartnerAsync();
        var id = await partner.AddWebhookAsync(("deviceTypes", new JsonArray("tag")));

        var answer = await partner.PutAsync($"{partner.Project}/integrations/{id}", new { type = "cumulocity" });

        Assert.Equal(["$.type is webhook, and stays so"], answer.Faults);
    }

    private static async Task<string?> ReasonAsync(Partner partner, int id)
    {
        var found = await partner.GetAsync($"{partner.Project}/integrations/{id}");
        return found.Json.TryGetProperty("disabledReason", out var reason) ? reason.GetString() : null;
    }
}
