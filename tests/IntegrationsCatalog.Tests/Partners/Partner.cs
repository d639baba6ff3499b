using System.Net.Http.Headers;
using Directory = Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests.Partners;

/// <summary>A partner of a reseller, with an API key, at work in one project.</summary>
internal sealed record Partner(HttpClient Client, string OrganizationId, string ProjectId, string Key, Caller Reseller, int AccountId)
{
    public string Organization => $"/v1/organizations/{OrganizationId}";

    public string Project => $"{Organization}/projects/{ProjectId}";

    public string Header => Basic($"{OrganizationId}:{Key}");

    public static string Basic(string credentials) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials))}";

    public static async Task<Partner> CreateAsync(CatalogApplication catalog)
    {
        var (reseller, accountId) = await AddResellerAsync(catalog);
        var made = await reseller.PostAsync($"/api/accounts/{accountId}/api_keys", new { name = "partner" });
        Assert.Equal(201, made.Status);
        var partner = new Partner(catalog.Client, made.Text("organization_id"), "", made.Text("key"), reseller, accountId);
        var project = await partner.PostAsync($"{partner.Organization}/projects", new { name = "Harbour" });
        Assert.Equal(201, project.Status);
        return partner with { ProjectId = project.Text("projectId") };
    }

    /// <summary>Written straight into the tables: through the API each password would take its time.</summary>
    private static async Task<(Caller Reseller, int Id)> AddResellerAsync(CatalogApplication catalog)
    {
        var name = Directory.NewName("reseller");
        var account = new Account
        {
            CreatorId = 1,
            Uuid = Guid.NewGuid().ToString(),
            Type = AccountTypes.Reseller,
            Name = name,
            Username = name,
            Created = DateTimeOffset.UtcNow,
        };
        await catalog.InDatabaseAsync(async db =>
        {
            var plan = await db.SubscriptionPlans.FindAsync([Directory.LargestPlan], TestContext.Current.CancellationToken);
            db.Subscriptions.Add(Subscription.Start(account, plan!, DateTimeOffset.UtcNow));
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        return (await catalog.AddTokenAsync(account.Id, TokenTypes.Login, "full", DateTimeOffset.UtcNow.AddDays(7)), account.Id);
    }

    public Task<PartnerAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, Header);

    public Task<PartnerAnswer> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, Header, JsonContent.Create(body));

    public Task<PartnerAnswer> PostTextAsync(string path, string body) =>
        SendAsync(HttpMethod.Post, path, Header, new StringContent(body, Encoding.UTF8, "application/json"));

    public Task<PartnerAnswer> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, Header, JsonContent.Create(body));

    public Task<PartnerAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, Header);

    public async Task<PartnerAnswer> SendAsync(HttpMethod method, string path, string? authorization, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.ExpectContinue = content?.Headers.ContentLength > 100_000;
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new(
            (int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers);
    }

    public async Task<string> AddDeviceAsync(string type = "tag", string? deviceId = null)
    {
        var added = await PostAsync($"{Project}/devices", new { deviceId = deviceId ?? $"device-{Guid.NewGuid():N}", name = "Crane 7", type });
        Assert.Equal(201, added.Status);
        return added.Text("deviceId");
    }

    /// <returns>Its id.</returns>
    public async Task<int> AddWebhookAsync(params IEnumerable<(string Setting, JsonNode Value)> settings)
    {
        var body = new JsonObject { ["type"] = "webhook", ["url"] = "https://yard.example/devices", ["token"] = "yard-token" };
        foreach (var (setting, value) in settings)
            body[setting] = value.DeepClone();
        return await AddIntegrationAsync(body);
    }

    public Task<int> AddCumulocityAsync() => AddIntegrationAsync(
        new() { ["type"] = "cumulocity", ["domain"] = "t.cumulocity.example", ["tenantId"] = "t1", ["user"] = "icaro", ["password"] = "p:w" });

    public async Task<int> AddIntegrationAsync(JsonObject body)
    {
        var added = await PostAsync($"{Project}/integrations", body);
        Assert.Equal(201, added.Status);
        return int.Parse(added.Text("integrationId"), CultureInfo.InvariantCulture);
    }
}

internal sealed record PartnerAnswer(int Status, string Body, HttpResponseHeaders Headers)
{
    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>What is wrong, as <c>path message</c>.</summary>
    public string[] Faults =>
        [.. Json.GetProperty("errors").EnumerateArray().Select(one => $"{one.GetProperty("path")} {one.GetProperty("message")}")];

    /// <summary>The page after this one.</summary>
    public string? Next => Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;

    public string Text(string key) => Json.GetProperty(key).GetString()!;

    public string[] Texts(string key) => [.. Json.EnumerateArray().Select(item => item.GetProperty(key).GetString()!)];
}
