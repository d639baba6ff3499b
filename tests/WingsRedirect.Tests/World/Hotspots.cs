using System.Security.Cryptography;

namespace Icaro.WingsRedirect.Tests.World;

/// <summary>Makes hotspots with units and integrations through the catalog's API.</summary>
internal sealed class Hotspots(RunningCatalog catalog, string admin, string reseller, int resellerId)
{
    private const int LargestPlan = 4;

    private static int _units;

    public static async Task<Hotspots> CreateAsync(RunningCatalog catalog)
    {
        var admin = await catalog.LogInAdminAsync();
        var name = $"reseller-{Guid.NewGuid():N}";
        var id = await catalog.CreateAsync("/api/accounts", admin, new { type = "reseller", name, username = name, password = $"password of {name}", subscription_plan_id = LargestPlan });
        return new(catalog, admin, await catalog.LogInAsync(name, $"password of {name}"), id);
    }

    /// <param name="portal">What <c>PUT /api/hotspots/ID/portal</c> gets.</param>
    /// <param name="integrations">What <c>POST /api/integrations</c> gets in addition; all are switched on.</param>
    public async Task<TestHotspot> AddAsync(object? portal = null, params object[] integrations)
    {
        var uuid = Guid.NewGuid().ToString();
        var id = await catalog.CreateAsync("/api/hotspots", reseller, new
        {
            uuid,
            name = "Café & <Bar>",
            business_name = "Bar & Sons",
            business_address = "1 Main Street",
            business_email = "info@bar.example",
        });
        var customer = $"customer-{Guid.NewGuid():N}";
        await catalog.CreateAsync("/api/accounts", reseller, new { type = "customer", name = customer, username = customer, password = $"password of {customer}", hotspot_id = id });
        await SetPortalAsync(id, portal ?? new { portal_urls = new[] { TestHotspot.Portal } });

        List<TestIntegration> added = [];
        foreach (var integration in integrations)
            added.Add(await AddIntegrationAsync(integration));
        foreach (var integration in added)
            await SwitchAsync(HttpMethod.Put, id, integration.Id);
        // The unit comes last: once the service knows the unit, it knows everything of its hotspot.
        var unit = await AddUnitAsync(id);
        return new(id, uuid, unit.Uuid, unit.Secret, added);
    }

    public async Task<(string Uuid, string Secret)> AddUnitAsync(int hotspotId)
    {
        var (uuid, secret) = (Guid.NewGuid().ToString(), "unit-secret");
        var mac = string.Join('-', BitConverter.GetBytes(Interlocked.Increment(ref _units)).Concat("wi"u8.ToArray()).Select(octet => octet.ToString("X2")));
        await catalog.CreateAsync("/api/units", reseller, new { hotspot_id = hotspotId, mac_address = mac, name = "unit", uuid, secret });
        return (uuid, secret);
    }

    public Task SetPortalAsync(int hotspotId, object portal) =>
        catalog.SendAsync(HttpMethod.Put, $"/api/hotspots/{hotspotId}/portal", reseller, portal);

    public Task SetPreferenceAsync(int hotspotId, string key, string value) =>
        catalog.SendAsync(HttpMethod.Put, $"/api/preferences/hotspots/{hotspotId}", reseller, new { key, value });

    public Task SetPrivacyNameAsync(string name) =>
        catalog.SendAsync(HttpMethod.Put, $"/api/accounts/{resellerId}", reseller, new { privacy_name = name });

    /// <returns>The id.</returns>
    public async Task<int> AddDisclaimerAsync(string type, string title, string body) => (int)(await catalog.SendAsync(
        HttpMethod.Post, $"/api/disclaimers/accounts/{resellerId}", admin, new { type, title, body }))["disclaimer_id"]!;

    public Task ChooseAsync(int hotspotId, int tosId, int privacyId) => catalog.SendAsync(
        HttpMethod.Put, $"/api/hotspots/{hotspotId}", reseller, new { tos_disclaimer_id = tosId, privacy_disclaimer_id = privacyId });

    public Task SwitchAsync(HttpMethod method, int hotspotId, int integrationId) =>
        catalog.SendAsync(method, $"/api/hotspot_integrations/{hotspotId}/{integrationId}", reseller);

    public Task UpdateIntegrationAsync(int integrationId, object fields) =>
        catalog.SendAsync(HttpMethod.Put, $"/api/integrations/{integrationId}", admin, fields);

    private async Task<TestIntegration> AddIntegrationAsync(object fields)
    {
        var answer = await catalog.SendAsync(HttpMethod.Post, "/api/integrations", admin, new { name = "platform", webhook_url = "https://platform.example/webhook" });
        var id = (int)answer["id"]!;
        await UpdateIntegrationAsync(id, fields);
        await catalog.SendAsync(HttpMethod.Post, $"/api/account_integrations/{resellerId}/{id}", admin);
        return new(id, (string)answer["signing_secret"]!);
    }
}

internal sealed record TestIntegration(int Id, string SigningSecret)
{
    /// <summary>What the platform adds to the callback.</summary>
    public string Sign(string state) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Convert.FromBase64String(SigningSecret["whsec_".Length..]), Encoding.UTF8.GetBytes(state)));
}
