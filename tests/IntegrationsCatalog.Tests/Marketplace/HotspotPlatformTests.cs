namespace Icaro.IntegrationsCatalog.Tests.Marketplace;

/// <summary>Where the two worlds meet: what a module declares is switched on per hotspot.</summary>
[Collection(nameof(MarketWorld))]
public sealed class HotspotPlatformTests(MarketWorld world)
{
    [Fact]
    public async Task A_declared_webhook_is_an_integration_of_that_account_alone()
    {
        var (module, account, integrationId) = await ConnectAsync();
        var (other, _) = await world.Catalog.AddResellerAsync();

        var listed = (await account.GetAsync("/api/integrations")).Item(integrationId);
        Assert.Equal($"Module {module.Code}", listed.GetProperty("name").GetString());
        Assert.Equal($"{world.Platform.BaseAddress}modules/{module.Code}/webhook", listed.GetProperty("webhook_url").GetString());
        Assert.Equal(404, (await other.GetAsync("/api/integrations")).Status);
        var hotspotOfOther = await other.AddHotspotAsync();
        Assert.Equal(Answer.Message(404, "Integration not found"), await other.PutAsync($"/api/hotspot_integrations/{hotspotOfOther}/{integrationId}"));
    }

    [Fact]
    public async Task Disconnecting_switches_it_off_wherever_it_is_on()
    {
        await using var toggles = await Listeners.ToTogglesAsync(world.Catalog.Broker);
        await using var dispatcher = await Listeners.ToEndpointsAsync(world.Catalog.Broker);
        var (module, account, integrationId) = await ConnectAsync();
        int[] hotspots = [await account.AddHotspotAsync(), await account.AddHotspotAsync()];
        foreach (var hotspotId in hotspots)
        {
            await account.AddMemberAsync(hotspotId);
            Assert.Equal(Answer.Success, await account.PutAsync($"/api/hotspot_integrations/{hotspotId}/{integrationId}"));
        }

        Assert.Equal(Answer.Success, await account.PostAsync($"{module.Path}/disconnect"));

        foreach (var hotspotId in hotspots)
        {
            Assert.Equal([true, false], (await toggles.TogglesAsync(hotspotId, 2)).Select(toggled => toggled.Status));
            Assert.Equal(404, (await account.GetAsync($"/api/hotspot_integrations/{hotspotId}")).Status);
            Assert.Equal(404, (await account.PutAsync($"/api/hotspot_integrations/{hotspotId}/{integrationId}")).Status);
        }

        Assert.Equal(404, (await account.GetAsync("/api/integrations")).Status);
        await dispatcher.RemovalAsync(integrationId);
    }

    [Fact]
    public async Task The_module_changes_and_withdraws_it()
    {
        var (module, account, integrationId) = await ConnectAsync();
        var key = await module.NewKeyAsync();

        var changed = await EditAsync("""{"integrations":{"hotspot":{"webhookUrl":"https://moved.example/hook"}}}""");
        Assert.Equal(new Answer(200, """{"success":true,"info":{}}"""), changed);
        Assert.Equal("https://moved.example/hook", (await account.GetAsync("/api/integrations")).Item(integrationId).GetProperty("webhook_url").GetString());

        Assert.Equal(200, (await EditAsync("""{"integrations":{}}""")).Status);
        Assert.Equal(404, (await account.GetAsync("/api/integrations")).Status);

        var again = (await EditAsync("""{"integrations":{"hotspot":{"webhookUrl":"https://new.example/hook"}}}""")).Json;
        Assert.StartsWith("whsec_", again.GetProperty("info").GetProperty("hotspot").GetProperty("signingSecret").GetString());
        Assert.NotEqual(integrationId, Assert.Single((await account.GetAsync("/api/integrations")).Ids));

        Task<Answer> EditAsync(string edit) => world.Catalog.Anonymous.PostAsync($"{module.ApiPath}/edit?apiKey={key}", new { integrationModule = edit });
    }

    [Fact]
    public async Task A_module_never_gets_password_hashes()
    {
        await using var toggles = await Listeners.ToTogglesAsync(world.Catalog.Broker);
        var (module, account, integrationId) = await ConnectAsync();
        var admin = await world.Catalog.AsAdminAsync();
        var hotspotId = await account.AddHotspotAsync();
        await account.AddMemberAsync(hotspotId);

        Assert.Equal(
            Answer.Message(400, "sends_password_hash is not possible for the integration of a module"),
            await admin.PutAsync($"/api/integrations/{integrationId}", new { sends_password_hash = true }));
        Assert.Equal(Answer.Success, await account.PutAsync($"/api/hotspot_integrations/{hotspotId}/{integrationId}"));

        var heard = Assert.Single(await toggles.TogglesAsync(hotspotId, 1));
        Assert.Equal([""], HeardWebhook.Values(heard, "accounts", "password_hash"));
        var listed = (await account.GetAsync("/api/integrations")).Item(integrationId);
        Assert.False(listed.GetProperty("sends_password_hash").GetBoolean());
        Assert.Equal("", listed.GetProperty("auth_login_url").GetString());
        Assert.Equal(Answer.Success, await admin.PutAsync($"/api/integrations/{integrationId}", new { sends_password_hash = false }));
        Assert.Equal(200, (await account.PostAsync($"{module.Path}/disconnect")).Status);
    }

    [Theory]
    [InlineData("""{"hotspot":{}}""", "has no webhookUrl")]
    [InlineData("""{"hotspot":{"webhookUrl":"http://10.0.0.1/"}}""", "is refused: webhook_url leads to an address that is not on the public internet")]
    [InlineData("""{"hotspot":{"webhookUrl":"ftp://h/"}}""", "is refused: webhook_url is not an absolute http or https URL")]
    [InlineData("""{"hotspot":7}""", "is not an object")]
    public async Task A_webhook_that_cannot_be_is_refused(string integrations, string fault)
    {
        var (module, _, _) = await ConnectAsync();
        var key = await module.NewKeyAsync();

        var answer = await world.Catalog.Anonymous.PostAsync(
            $"{module.ApiPath}/edit?apiKey={key}", new { integrationModule = $$"""{"integrations":{{integrations}}}""" });

        Assert.Equal((400, fault), (answer.Status, answer.Json.GetProperty("errors").GetProperty("integrations.hotspot").GetString()));
    }

    private async Task<(SampleModule Module, Caller Account, int IntegrationId)> ConnectAsync()
    {
        var module = await world.AddModuleAsync(new { hasWebhook = true });
        var (account, _) = await world.Catalog.AddResellerAsync();
        Assert.Equal(200, (await module.ConnectAsync(account)).Status);
        var connection = (await account.GetAsync(module.Path)).Json.GetProperty("connection");
        return (module, account, connection.GetProperty("integration_id").GetInt32());
    }
}
