using System.Net.Http.Headers;

namespace Icaro.EndToEnd.Tests.Partners;

/// <summary>A partner of a reseller that nobody else knows, with an API key, in a project of its own.</summary>
internal sealed class PartnerClient : IDisposable
{
    private readonly HttpClient _gateway;
    private readonly string _project;

    private PartnerClient(HttpClient gateway, string project) => (_gateway, _project) = (gateway, project);

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static async Task<PartnerClient> CreateAsync(AppHostFixture appHost)
    {
        var admin = await ApiClient.LogInAsync(appHost.CreateClient(), CancellationToken);
        var account = new { type = "reseller", name = "Port", username = "port", password = "port-password" };
        var reseller = await admin.CreateAsync("/api/accounts", account, CancellationToken);
        var made = await admin.SendAsync(HttpMethod.Post, $"/api/accounts/{reseller}/api_keys", new { name = "Yard management" }, CancellationToken);
        var (organization, key) = (made.GetProperty("organization_id").GetString(), made.GetProperty("key").GetString());
        var gateway = appHost.CreateClient();
        gateway.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{organization}:{key}")));
        var project = await PostAsync(gateway, $"/v1/organizations/{organization}/projects", new { name = "Harbour" });
        return new(gateway, $"/v1/organizations/{organization}/projects/{project["projectId"]}");
    }

    public Task AddDeviceAsync(string deviceId, string type) => PostAsync(_gateway, $"{_project}/devices", new { deviceId, name = deviceId, type });

    public Task AddIntegrationAsync(object integration) => PostAsync(_gateway, $"{_project}/integrations", integration);

    public Task SendDataAsync(IEnumerable<object> points) => PostAsync(_gateway, $"{_project}/data", points);

    public void Dispose() => _gateway.Dispose();

    private static async Task<JsonNode> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body, CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}
