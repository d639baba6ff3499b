using System.Net.Http.Json;

namespace Icaro.LoginApiCrypto.Tests.World;

/// <summary>The operators' API, with an administrator's token unless told otherwise.</summary>
internal sealed class OperatorApi(HttpClient http)
{
    public Task<(HttpStatusCode Status, JsonNode? Json)> GetAsync(string path, string? token = FakeCatalog.AdminToken) =>
        SendAsync(HttpMethod.Get, path, null, token);

    public Task<(HttpStatusCode Status, JsonNode? Json)> PostAsync(string path, object body, string? token = FakeCatalog.AdminToken) =>
        SendAsync(HttpMethod.Post, path, body, token);

    public Task<(HttpStatusCode Status, JsonNode? Json)> PutAsync(string path, object body, string? token = FakeCatalog.AdminToken) =>
        SendAsync(HttpMethod.Put, path, body, token);

    public Task<(HttpStatusCode Status, JsonNode? Json)> DeleteAsync(string path, string? token = FakeCatalog.AdminToken) =>
        SendAsync(HttpMethod.Delete, path, null, token);

    private async Task<(HttpStatusCode Status, JsonNode? Json)> SendAsync(HttpMethod method, string path, object? body, string? token)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
            request.Headers.Add("Token", token);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if ((int)response.StatusCode >= 400)
            IsProblem(response, JsonNode.Parse(text)!);
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>Every error of this API is as RFC 9457 says, with a code.</summary>
    private static void IsProblem(HttpResponseMessage response, JsonNode problem)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal((int)response.StatusCode, (int)problem["status"]!);
        Assert.Matches("^[a-z_0-9]+$", (string?)problem["code"]);
        Assert.NotEqual("", (string)problem["detail"]!);
    }
}
