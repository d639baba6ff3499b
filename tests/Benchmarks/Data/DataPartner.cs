using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Icaro.Benchmarks.Systems;

namespace Icaro.Benchmarks.Data;

/// <summary>A partner with devices in one project, and an API key.</summary>
/// <param name="Header">The value of <c>Authorization</c>.</param>
/// <param name="Path">Of the project's data.</param>
internal sealed record DataPartner(string Header, string Path, IReadOnlyList<string> Devices)
{
    /// <summary>Makes all of it through the API.</summary>
    /// <param name="http">Leads to the catalog.</param>
    /// <param name="devices">How many.</param>
    public static async Task<DataPartner> CreateAsync(HttpClient http, string adminPassword, int devices, CancellationToken cancellationToken)
    {
        const string name = "data-partner";
        var admin = await CatalogApi.LogInAsync(http, "admin", adminPassword, cancellationToken);
        var accountId = await admin.CreateAsync(
            "/api/accounts", new { type = "reseller", name, username = name, password = name }, cancellationToken);
        var key = await SendAsync(http, "Token", admin.Token, $"/api/accounts/{accountId}/api_keys", new { name }, cancellationToken);
        var organization = Text(key, "organization_id");
        var header = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{organization}:{Text(key, "key")}"))}";

        var projects = $"/v1/organizations/{organization}/projects";
        var project = $"{projects}/{Text(await SendAsync(http, "Authorization", header, projects, new { name }, cancellationToken), "projectId")}";
        List<string> ids = [];
        for (var i = 0; i < devices; i++)
            ids.Add(Text(await SendAsync(http, "Authorization", header, $"{project}/devices", new { type = "tag" }, cancellationToken), "deviceId"));
        return new(header, $"{project}/data", ids);
    }

    private static async Task<JsonElement> SendAsync(
        HttpClient http, string header, string value, string path, object body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await http.SendAsync(request, cancellationToken);
        return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    private static string Text(JsonElement answer, string key) => answer.GetProperty(key).GetString()!;
}
