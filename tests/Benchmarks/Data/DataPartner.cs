using System.Net.Http.Json;
using System.Text.Json;

namespace Icaro.Benchmarks.Data;

/// <summary>A partner with devices in one project, and an API key.</summary>
/// <param name="Http">Leads to the catalog.</param>
/// <param name="Header">The value of <c>Authorization</c>.</param>
/// <param name="Project">Its path.</param>
internal sealed record DataPartner(HttpClient Http, string Header, string Project, IReadOnlyList<string> Devices)
{
    /// <summary>Makes all of it through the API.</summary>
    /// <param name="http">Leads to the catalog.</param>
    /// <param name="devices">How many.</param>
    public static async Task<DataPartner> CreateAsync(
        HttpClient http, int devices, CancellationToken cancellationToken)
    {
        const string name = "data-partner";
        const string Password = "data-data-data";
        var admin = await ApiClient.LogInAsync(http, cancellationToken);
        var accountId = await admin.CreateAsync(
            "/api/accounts", new { type = "reseller", name, username = name, password = Password }, cancellationToken);
        var keys = $"/api/accounts/{accountId}/api_keys";
        var key = await admin.SendAsync(HttpMethod.Post, keys, new { name }, cancellationToken);
        var organization = Text(key, "organization_id");
        var header = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{organization}:{Text(key, "key")}"))}";

        var partner = new DataPartner(http, header, Project: "", Devices: []);
        var projects = $"/v1/organizations/{organization}/projects";
        var project = $"{projects}/{await partner.CreateAsync(projects, new { name }, "projectId", cancellationToken)}";
        List<string> ids = [];
        for (var i = 0; i < devices; i++)
            ids.Add(await partner.CreateAsync($"{project}/devices", new { type = "tag" }, "deviceId", cancellationToken));
        return partner with { Project = project, Devices = ids };
    }

    /// <returns>The id of what was created.</returns>
    public async Task<string> CreateAsync(string path, object body, string idField, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Post, path, JsonContent.Create(body), cancellationToken);
        return Text(await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken), idField);
    }

    /// <exception cref="HttpRequestException">It was not answered with a 2xx.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", Header);
        var response = await Http.SendAsync(request, cancellationToken);
        return response.EnsureSuccessStatusCode();
    }

    private static string Text(JsonElement answer, string key) => answer.GetProperty(key).GetString()!;
}
