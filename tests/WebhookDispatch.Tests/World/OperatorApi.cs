namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>The dispatcher's HTTP API, with an administrator's token unless told otherwise.</summary>
internal sealed class OperatorApi(HttpClient http)
{
    public Task<(HttpStatusCode Status, JsonNode? Json)> GetAsync(string path, string? token = FakeCatalog.AdminToken) =>
        SendAsync(HttpMethod.Get, path, null, token);

    public Task<(HttpStatusCode Status, JsonNode? Json)> PostAsync(string path, string? token = FakeCatalog.AdminToken) =>
        SendAsync(HttpMethod.Post, path, null, token);

    public Task<(HttpStatusCode Status, JsonNode? Json)> PostJsonAsync(string path, string body, string? token = FakeCatalog.AdminToken) =>
        SendAsync(HttpMethod.Post, path, body, token);

    public Task<(HttpStatusCode Status, JsonNode? Json)> PatchAsync(string path, string body, string? token = FakeCatalog.AdminToken) =>
        SendAsync(HttpMethod.Patch, path, body, token);

    public async Task<(HttpStatusCode Status, string? Text)> HealthAsync()
    {
        var (status, json) = await GetAsync("/health", token: null);
        return (status, (string?)json?["status"]);
    }

    /// <summary>A health check, once it says this.</summary>
    public Task HealthAsync(string check, string status, Func<string, bool> description)
    {
        JsonNode? last = null;
        return Eventually.TrueAsync(
            async () =>
            {
                last = (await GetAsync("/health", token: null)).Json?["checks"]?[check];
                return (string?)last?["status"] == status && description((string?)last["description"] ?? "");
            },
            () => $"another state than {last}");
    }

    /// <summary>The delivery with its attempts, once it has this state.</summary>
    public Task<JsonNode> DeliveryAsync(Guid id, Func<JsonNode, bool> state) => SeeAsync($"/deliveries/{id}", state);

    public Task<JsonNode> DeliveryAsync(Guid id, string status) =>
        DeliveryAsync(id, json => (string?)json["delivery"]!["status"] == status);

    /// <summary>The endpoint, once it has this state.</summary>
    public Task<JsonNode> EndpointAsync(int id, Func<JsonNode, bool> state) => SeeAsync($"/endpoints/{id}", state);

    private async Task<JsonNode> SeeAsync(string path, Func<JsonNode, bool> state)
    {
        JsonNode? last = null;
        await Eventually.TrueAsync(
            async () =>
            {
                var (status, json) = await GetAsync(path);
                last = status == HttpStatusCode.OK ? json : null;
                return last is not null && state(last);
            },
            () => $"another state than {last}");
        return last!;
    }

    private async Task<(HttpStatusCode Status, JsonNode? Json)> SendAsync(HttpMethod method, string path, string? body, string? token)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
            request.Headers.Add("Token", token);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}
