using System.Text.Json;

namespace Icaro.Testing;

/// <summary>JSON requests to the gateway, or to a service, in somebody's name.</summary>
/// <param name="token">Null when nobody has logged in.</param>
public sealed class ApiClient(HttpClient http, string? token)
{
    public string? Token => token;

    public static async Task<ApiClient> LogInAsync(HttpClient http, string username, string password, CancellationToken cancellationToken)
    {
        var answer = await new ApiClient(http, token: null).SendAsync(HttpMethod.Post, "/api/login", new { username, password }, cancellationToken);
        return new(http, answer.GetProperty("token").GetString());
    }

    /// <summary>As the administrator of a <see cref="RunningSystem"/>.</summary>
    public static Task<ApiClient> LogInAsync(HttpClient http, CancellationToken cancellationToken) =>
        LogInAsync(http, "admin", SystemBuilder.AdminPassword, cancellationToken);

    /// <exception cref="HttpRequestException">It failed, or was not answered with a 2xx.</exception>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (token is not null)
            request.Headers.Add("Token", token);
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            var answer = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {answer}", inner: null, response.StatusCode);
        }
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    /// <returns>The id of what was created.</returns>
    public async Task<int> CreateAsync(string path, object body, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Post, path, body, cancellationToken)).GetProperty("id").GetInt32();
}
