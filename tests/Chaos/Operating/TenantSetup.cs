namespace Icaro.Chaos.Operating;

/// <summary>Creates the tenants through the API, as an administrator and the resellers would.</summary>
internal static class TenantSetup
{
    private const string Password = "chaos-chaos-chaos";

    /// <param name="gateway">The front door.</param>
    /// <param name="platform">Has an endpoint for each integration.</param>
    /// <param name="hotspots">How many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Tenants> CreateAsync(HttpClient gateway, Platform platform, int hotspots, CancellationToken cancellationToken)
    {
        var admin = await ApiClient.LogInAsync(gateway, cancellationToken);
        var ownerId = await admin.CreateAsync("/api/accounts", Account("reseller", "owner"), cancellationToken);
        await admin.CreateAsync("/api/accounts", Account("reseller", "stranger"), cancellationToken);
        var owner = await ApiClient.LogInAsync(gateway, "owner", Password, cancellationToken);
        var stranger = await ApiClient.LogInAsync(gateway, "stranger", Password, cancellationToken);

        foreach (var endpoint in platform.Endpoints)
            endpoint.IntegrationId = await admin.CreateAsync("/api/integrations", Integration(platform, endpoint), cancellationToken);
        // The last endpoint is the one that nobody may use.
        var forbidden = platform.Endpoints[^1].IntegrationId;
        int[] granted = [.. platform.Endpoints.SkipLast(1).Select(endpoint => endpoint.IntegrationId)];
        foreach (var integration in granted)
            await admin.SendAsync(HttpMethod.Post, $"/api/account_integrations/{ownerId}/{integration}", new { }, cancellationToken);

        List<Lane> lanes = [];
        for (var i = 0; i < hotspots; i++)
        {
            var hotspot = await owner.CreateAsync("/api/hotspots", new { name = $"hotspot {i}", description = "under attack" }, cancellationToken);
            await owner.CreateAsync("/api/accounts", Account("customer", $"customer{i}", hotspot), cancellationToken);
            lanes.AddRange(granted.Select(integration => new Lane(hotspot, integration)));
        }

        return new(lanes, admin, owner.Token!, stranger.Token!, forbidden);
    }

    private static object Account(string type, string name, int? hotspot = null) =>
        new { type, name, username = name, password = Password, email = $"{name}@example.com", hotspot_id = hotspot };

    private static object Integration(Platform platform, PlatformEndpoint endpoint) => new
    {
        name = $"platform {endpoint.Path}",
        webhook_url = platform.UrlOf(endpoint),
        webhook_token = endpoint.Token,
        signing_secret = endpoint.SigningSecret,
    };
}
