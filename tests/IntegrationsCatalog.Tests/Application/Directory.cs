namespace Icaro.IntegrationsCatalog.Tests.Application;

/// <summary>Makes what a test needs, through the API, under names that nothing else has.</summary>
public static class Directory
{
    public static string NewName(string prefix) => $"{prefix}-{Guid.NewGuid():N}";

    /// <summary>Of an account that a test has made.</summary>
    public static string PasswordOf(string username) => $"password of {username}";

    /// <summary>The plan that no test runs out of.</summary>
    public const int LargestPlan = 4;

    /// <returns>The reseller, logged in, and its id.</returns>
    public static async Task<(Caller Reseller, int Id)> AddResellerAsync(this CatalogApplication catalog, int planId = LargestPlan)
    {
        var admin = await catalog.AsAdminAsync();
        var name = NewName("reseller");
        var id = await admin.CreateAsync(
            "/api/accounts", new { type = "reseller", name, username = name, password = PasswordOf(name), subscription_plan_id = planId });
        return (await catalog.LoginAsync(name), id);
    }

    /// <returns>An admin with the role, logged in, and its id.</returns>
    public static async Task<(Caller Admin, int Id)> AddAdminAsync(this CatalogApplication catalog, string role)
    {
        var admin = await catalog.AsAdminAsync();
        var name = NewName(role);
        var id = await admin.CreateAsync(
            "/api/accounts", new { type = "admin", name, username = name, password = PasswordOf(name), operator_role = role });
        return (await catalog.LoginAsync(name), id);
    }

    public static Task<int> AddHotspotAsync(this Caller reseller, string? name = null) =>
        reseller.CreateAsync("/api/hotspots", new { name = name ?? NewName("hotspot"), description = "Test hotspot" });

    public static Task<int> AddMemberAsync(this Caller reseller, int hotspotId, string type = "customer", string? username = null)
    {
        var name = username ?? NewName(type);
        return reseller.CreateAsync(
            "/api/accounts", new { type, name, username = name, password = PasswordOf(name), hotspot_id = hotspotId });
    }

    /// <returns>The customer or desk, logged in, and its id.</returns>
    public static async Task<(Caller Member, int Id)> LogInMemberAsync(
        this CatalogApplication catalog, Caller reseller, int hotspotId, string type = "customer")
    {
        var name = NewName(type);
        var id = await reseller.AddMemberAsync(hotspotId, type, name);
        return (await catalog.LoginAsync(name), id);
    }

    public static Task<int> AddUnitAsync(this Caller reseller, int hotspotId, string? macAddress = null) =>
        reseller.CreateAsync("/api/units", new { hotspot_id = hotspotId, mac_address = macAddress ?? NewMacAddress(), name = "unit" });

    /// <returns>The id of an integration that receives password hashes, as Icaro's do.</returns>
    public static Task<int> AddIntegrationAsync(this Caller admin, string? webhookToken = null) => admin.CreateAsync(
        "/api/integrations",
        new { name = "n", webhook_url = "https://platform.example/", webhook_token = webhookToken, sends_password_hash = true });

    public static async Task GrantAsync(this Caller admin, int resellerId, int integrationId) =>
        Assert.Equal(201, (await admin.PostAsync($"/api/account_integrations/{resellerId}/{integrationId}")).Status);

    public static string NewMacAddress() => string.Join('-', Guid.NewGuid().ToByteArray().Take(6).Select(octet => octet.ToString("X2")));

    public static async Task<int> CreateAsync(this Caller caller, string path, object body)
    {
        var answer = await caller.PostAsync(path, body);
        Assert.Equal(201, answer.Status);
        return answer.Id;
    }
}
