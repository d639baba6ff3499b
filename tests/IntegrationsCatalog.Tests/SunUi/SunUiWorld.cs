namespace Icaro.IntegrationsCatalog.Tests.SunUi;

/// <summary>A reseller's hotspot with everything that Sun-UI shows of it, and who opens the pages.</summary>
internal sealed record SunUiWorld(IReadOnlyDictionary<string, Caller> People, IReadOnlyDictionary<string, string> Words)
{
    /// <returns>The path as the role's browser asks for it.</returns>
    public string Fill(string path, string role) =>
        Words.Append(new("self", Words[role])).Aggregate(path, (filled, word) => filled.Replace($"{{{word.Key}}}", word.Value, StringComparison.Ordinal));

    public static async Task<SunUiWorld> CreateAsync(CatalogApplication catalog)
    {
        var one = await Switchable.CreateAsync(catalog);
        await one.SwitchOnAsync();
        var (reseller, hotspotId) = (one.Reseller, one.HotspotId);
        var admin = await catalog.AsAdminAsync();
        var hotspot = await reseller.GetAsync($"/api/hotspots/{hotspotId}");
        var resellerId = hotspot.Json.GetProperty("account_id").GetInt32();
        var unitId = await reseller.AddUnitAsync(hotspotId);
        var (customer, customerId) = await catalog.LogInMemberAsync(reseller, hotspotId);
        var (desk, deskId) = await catalog.LogInMemberAsync(reseller, hotspotId, "desk");
        await admin.PostAsync($"/api/disclaimers/accounts/{resellerId}", new { type = "privacy", title = "Notice", body = "<p>..</p>" });
        await reseller.PutAsync($"/api/preferences/accounts/{resellerId}", new { key = "custom_disclaimers_privacy", value = "0" });

        return new(
            new Dictionary<string, Caller> { ["admin"] = admin, ["reseller"] = reseller, ["customer"] = customer, ["desk"] = desk },
            new Dictionary<string, string>
            {
                ["admin"] = "1",
                ["reseller"] = $"{resellerId}",
                ["customer"] = $"{customerId}",
                ["desk"] = $"{deskId}",
                ["hotspot"] = $"{hotspotId}",
                ["name"] = Uri.EscapeDataString(hotspot.Text("name")),
                ["unit"] = $"{unitId}",
                ["from"] = "2026-11-15T00:00:00.000Z",
                ["to"] = "2026-11-29T23:59:59.999Z",
            });
    }
}
