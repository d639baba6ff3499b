using Icaro.Chaos.Checking;
using Icaro.Chaos.Platforms;

namespace Icaro.Chaos.Operating;

/// <summary>Creates the tenants through the API, as an administrator and the resellers would.</summary>
internal sealed class TenantSetup(GatewayApi api, Platform platform)
{
    private const string Password = "chaos-chaos-chaos";

    public async Task<Tenants> CreateAsync(int hotspots, CancellationToken cancellationToken)
    {
        var admin = await LoginAsync("admin", SystemBuilder.AdminPassword, cancellationToken);
        var (owner, ownerToken) = await ResellerAsync("owner", admin, cancellationToken);
        var (_, strangerToken) = await ResellerAsync("stranger", admin, cancellationToken);

        foreach (var endpoint in platform.Endpoints)
            endpoint.IntegrationId = await IntegrationAsync(endpoint, admin, cancellationToken);
        // The last endpoint is the one that nobody may use.
        var forbidden = platform.Endpoints[^1].IntegrationId;
        int[] granted = [.. platform.Endpoints.SkipLast(1).Select(endpoint => endpoint.IntegrationId)];
        foreach (var integration in granted)
            await api.PostAsync($"/api/account_integrations/{owner}/{integration}", admin, new { }, cancellationToken);

        List<Lane> lanes = [];
        for (var i = 0; i < hotspots; i++)
        {
            var hotspot = await HotspotAsync(i, ownerToken, cancellationToken);
            lanes.AddRange(granted.Select(integration => new Lane(hotspot, integration)));
        }

        return new(lanes, admin, ownerToken, strangerToken, forbidden);
    }

    private async Task<string> LoginAsync(string username, string password, CancellationToken cancellationToken)
    {
        var answer = await api.PostAsync("/api/login", token: null, new { username, password }, cancellationToken);
        return answer.GetProperty("token").GetString()!;
    }

    private async Task<(int Id, string Token)> ResellerAsync(string name, string admin, CancellationToken cancellationToken)
    {
        var id = await CreateAsync("/api/accounts", admin, new
        {
            type = "reseller",
            name,
            username = name,
            password = Password,
            email = $"{name}@example.com",
        }, cancellationToken);
        return (id, await LoginAsync(name, Password, cancellationToken));
    }

    private Task<int> IntegrationAsync(PlatformEndpoint endpoint, string admin, CancellationToken cancellationToken) =>
        CreateAsync("/api/integrations", admin, new
        {
            name = $"platform {endpoint.Path}",
            webhook_url = platform.UrlOf(endpoint),
            webhook_token = endpoint.Token,
            signing_secret = endpoint.SigningSecret,
        }, cancellationToken);

    private async Task<int> HotspotAsync(int number, string owner, CancellationToken cancellationToken)
    {
        var hotspot = await CreateAsync("/api/hotspots", owner, new { name = $"hotspot {number}", description = "under attack" }, cancellationToken);
        await CreateAsync("/api/accounts", owner, new
        {
            type = "customer",
            name = $"customer {number}",
            username = $"customer{number}",
            password = Password,
            email = $"customer{number}@example.com",
            hotspot_id = hotspot,
        }, cancellationToken);
        return hotspot;
    }

    private async Task<int> CreateAsync(string path, string token, object body, CancellationToken cancellationToken) =>
        (await api.PostAsync(path, token, body, cancellationToken)).GetProperty("id").GetInt32();
}
