using System.Net.Http.Json;
using System.Text.Json;

namespace Icaro.Chaos.Operating;

/// <summary>JSON requests to the system's front door.</summary>
internal sealed class GatewayApi(HttpClient gateway)
{
    /// <exception cref="HttpRequestException">It failed, or was not answered with a 2xx.</exception>
    public async Task<JsonElement> SendAsync(
        HttpMethod method, string path, string? token, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
            request.Headers.Add("Token", token);
        if (body is not null)
            request.Content = JsonContent.Create(body);

        using var response = await gateway.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            var answer = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {answer}", inner: null, response.StatusCode);
        }

        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    public Task<JsonElement> PostAsync(string path, string? token, object body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, token, body, cancellationToken);
}
