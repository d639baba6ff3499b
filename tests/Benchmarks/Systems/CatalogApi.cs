using System.Net.Http.Json;
using System.Text.Json;

namespace Icaro.Benchmarks.Systems;

/// <summary>JSON requests to the catalog, in somebody's name.</summary>
internal sealed class CatalogApi(HttpClient http, string token)
{
    public string Token => token;

    public static async Task<CatalogApi> LogInAsync(HttpClient http, string username, string password, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("/api/login", new { username, password }, cancellationToken);
        var answer = await ReadAsync(response, cancellationToken);
        return new(http, answer.GetProperty("token").GetString()!);
    }

    /// <returns>The id of what was created.</returns>
    /// <exception cref="HttpRequestException">It was not answered with a 2xx.</exception>
    public async Task<int> CreateAsync(string path, object body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body), Headers = { { "Token", token } } };
        using var response = await http.SendAsync(request, cancellationToken);
        return (await ReadAsync(response, cancellationToken)).GetProperty("id").GetInt32();
    }

    private static Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
}
