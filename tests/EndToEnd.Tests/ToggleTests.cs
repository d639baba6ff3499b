namespace Icaro.EndToEnd.Tests;

[Collection(WholeSystem.Name)]
public sealed class ToggleTests(AppHostFixture appHost)
{
    /// <summary>md5 of the demo's passwords, which are the user names.</summary>
    private static readonly Dictionary<string, string> PasswordDigests = new()
    {
        ["c1"] = "a9f7e97965d6cf799a529102a973b8b9",
        ["d1"] = "9948c645c094247794f4c7acdbeb2bb6",
    };

    [Fact]
    public async Task Switching_on_sends_the_documented_webhook_byte_for_byte()
    {
        using var platform = await appHost.PlatformAsync();
        using var manager = await appHost.LogInAsync();

        await manager.SwitchOnAsync();
        var webhook = (await platform.WaitForAsync(1))[0];

        Assert.Equal("accepted", webhook.Verdict);
        Assert.Equal(await DocumentedBodyAsync(manager, (string)webhook.Json["token"]!), webhook.Body);
    }

    [Fact]
    public async Task Its_headers_are_the_documented_ones_and_no_others()
    {
        using var platform = await appHost.PlatformAsync();
        using var manager = await appHost.LogInAsync();

        await manager.SwitchOnAsync();
        var webhook = (await platform.WaitForAsync(1))[0];

        Assert.Equal("application/json", webhook.Headers["Content-Type"]);
        Assert.Equal(
            [
                "Content-Length", "Content-Type", "Host", "User-Agent", "webhook-id", "webhook-signature", "webhook-timestamp",
                "X-Icaro-Sequence", "X-Icaro-WebHook-Token",
            ],
            webhook.Headers.Keys.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Switching_off_sends_the_short_webhook()
    {
        using var platform = await appHost.PlatformAsync();
        using var manager = await appHost.LogInAsync();

        await manager.SwitchOnAsync();
        await manager.SwitchOffAsync();
        var webhooks = await platform.WaitForAsync(2);

        Assert.Equal([true, false], webhooks.Select(webhook => webhook.Status));
        Assert.All(webhooks, webhook => Assert.Equal("accepted", webhook.Verdict));
        Assert.Equal(["status", "hotspot"], webhooks[1].Json.AsObject().Select(property => property.Key));
    }

    [Fact]
    public async Task What_the_platform_confirmed_shows_as_last_sync()
    {
        using var platform = await appHost.PlatformAsync();
        using var manager = await appHost.LogInAsync();
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);

        await manager.SwitchOnAsync();
        await platform.WaitForAsync(1);

        await Eventually.SeeAsync(() => manager.GetAsync("/api/hotspot_integrations/1"), switches => LastSync(switches) > before);
    }

    /// <summary>What the API tells of the demo hotspot, in the order and form of the documentation.</summary>
    private static async Task<string> DocumentedBodyAsync(DemoReseller manager, string token)
    {
        var hotspot = (await manager.GetAsync("/api/hotspots/1")).AsObject();
        var accounts = (await manager.GetAsync("/api/accounts"))["data"]!.AsArray();
        var units = (await manager.GetAsync("/api/units"))["data"]!.AsArray();

        var told = new JsonObject
        {
            ["status"] = true,
            ["token"] = token,
            ["hotspot"] = Only(hotspot, "id", "uuid", "name", "description", "business_name", "business_vat", "business_address", "business_email", "business_dpo"),
            ["accounts"] = new JsonArray([.. accounts.Where(InHotspot).Select(account => Account(account!.AsObject()))]),
            ["units"] = new JsonArray([.. units.Select(unit => Only(unit!.AsObject(), "id", "mac_address", "name", "description", "uuid"))]),
        };
        return told.ToJsonString();
    }

    private static bool InHotspot(JsonNode? account) => (string)account!["type"]! is "customer" or "desk";

    private static JsonObject Account(JsonObject account)
    {
        var told = Only(account, "id", "uuid", "type", "name", "username", "email");
        told.Insert(5, "password_hash", PasswordDigests[(string)account["username"]!]);
        return told;
    }

    private static JsonObject Only(
        JsonObject all, params string[] keys) => new(keys.Select(key => KeyValuePair.Create(key, all[key]?.DeepClone())));

    private static DateTimeOffset? LastSync(JsonNode switches) => (DateTimeOffset?)switches[0]!["last_sync"];
}
