namespace Icaro.Benchmarks.Systems;

/// <summary>A reseller with hotspots, each with a customer and units, and integrations that it may switch on for all of them.</summary>
/// <param name="Token">The reseller's.</param>
internal sealed record Tenants(string Token, IReadOnlyList<int> Hotspots, IReadOnlyList<int> Integrations)
{
    private const string Password = "bench-bench-bench";
    private const int UnitsPerHotspot = 2;

    /// <summary>The plan with the most units.</summary>
    private const int Plan = 4;

    /// <summary>The paths that switch an integration of a hotspot.</summary>
    public IReadOnlyList<string> Switches =>
        [.. Hotspots.SelectMany(hotspot => Integrations.Select(integration => $"/api/hotspot_integrations/{hotspot}/{integration}"))];

    /// <summary>Creates them through the API.</summary>
    /// <param name="http">Leads to the catalog.</param>
    /// <param name="hotspots">How many.</param>
    /// <param name="webhookUrls">One for each integration.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Tenants> CreateAsync(
        HttpClient http, int hotspots, IReadOnlyList<Uri> webhookUrls, CancellationToken cancellationToken)
    {
        var admin = await ApiClient.LogInAsync(http, cancellationToken);
        var owner = await admin.CreateAsync("/api/accounts", Account("reseller", "owner"), cancellationToken);
        List<int> integrations = [];
        foreach (var url in webhookUrls)
        {
            var integration = await admin.CreateAsync(
                "/api/integrations", new { name = $"platform {url}", webhook_url = url, sends_password_hash = true }, cancellationToken);
            await admin.CreateAsync($"/api/account_integrations/{owner}/{integration}", new { }, cancellationToken);
            integrations.Add(integration);
        }

        var reseller = await ApiClient.LogInAsync(http, "owner", Password, cancellationToken);
        List<int> ids = [];
        for (var i = 0; i < hotspots; i++)
            ids.Add(await HotspotAsync(reseller, i, cancellationToken));
        return new(reseller.Token!, ids, integrations);
    }

    private static async Task<int> HotspotAsync(ApiClient reseller, int number, CancellationToken cancellationToken)
    {
        var hotspot = await reseller.CreateAsync(
            "/api/hotspots",
            new
            {
                name = $"Hotspot {number}",
                description = "By the sea",
                business_name = "Bar Sport",
                business_address = "Via Roma 1, Fano",
            },
            cancellationToken);
        await reseller.CreateAsync("/api/accounts", Account("customer", $"customer{number}", hotspot), cancellationToken);
        for (var unit = 0; unit < UnitsPerHotspot; unit++)
        {
            var address = $"02-00-00-{number / 256:X2}-{number % 256:X2}-{unit:X2}";
            await reseller.CreateAsync(
                "/api/units", new { hotspot_id = hotspot, mac_address = address, name = $"Unit {unit}" }, cancellationToken);
        }

        return hotspot;
    }

    private static object Account(string type, string name, int? hotspot = null) =>
        new
        {
            type,
            name,
            username = name,
            password = Password,
            email = $"{name}@example.com",
            hotspot_id = hotspot,
            subscription_plan_id = hotspot is null ? Plan : (int?)null,
        };
}
