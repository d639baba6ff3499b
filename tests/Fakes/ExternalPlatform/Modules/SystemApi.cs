namespace Icaro.ExternalPlatform.Modules;

/// <summary>The API of the system that a module is connected to.</summary>
internal sealed class SystemApi(HttpClient http)
{
    /// <summary>POST .../edit, in the module's way of writing it.</summary>
    public async Task<(int Status, string Body)> EditAsync(
        Registration registration, string code, JsonObject module, string format, CancellationToken cancellationToken)
    {
        var url = $"{registration.SystemUrl}/api/v5/integration-modules/{code}/edit";
        using var request = new HttpRequestMessage(HttpMethod.Post, format is "form" ? $"{url}?apiKey={registration.ApiKey}" : url)
        {
            Content = format switch
            {
                "json" => new StringContent(
                    new JsonObject { ["integrationModule"] = module.ToJsonString() }.ToJsonString(), Encoding.UTF8, "application/json"),
                "brackets" => new FormUrlEncodedContent(Brackets("integrationModule", module)),
                _ => new FormUrlEncodedContent([new("integrationModule", module.ToJsonString())]),
            },
        };
        if (format is not "form")
            request.Headers.Add("X-API-KEY", registration.ApiKey);
        return await SendAsync(request, cancellationToken);
    }

    /// <summary>GET /api/credentials.</summary>
    public async Task<(int Status, string Body)> CredentialsAsync(string systemUrl, string apiKey, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{systemUrl}/api/credentials");
        request.Headers.Add("X-API-KEY", apiKey);
        return await SendAsync(request, cancellationToken);
    }

    /// <summary>POST .../update-scopes.</summary>
    public async Task<(int Status, string Body)> UpdateScopesAsync(
        string systemUrl, string code, string apiKey, IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        var requires = new JsonObject { ["scopes"] = new JsonArray([.. scopes.Select(scope => JsonValue.Create(scope))]) };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{systemUrl}/api/v5/integration-modules/{code}/update-scopes")
        {
            Content = new FormUrlEncodedContent([new("requires", requires.ToJsonString())]),
        };
        request.Headers.Add("X-API-KEY", apiKey);
        return await SendAsync(request, cancellationToken);
    }

    private async Task<(int Status, string Body)> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await http.SendAsync(request, cancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    private static IEnumerable<KeyValuePair<string, string>> Brackets(string name, JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Brackets($"{name}[{member.Key}]", member.Value)),
        JsonArray items => items.Index().SelectMany(item => Brackets($"{name}[{item.Index.ToString(CultureInfo.InvariantCulture)}]", item.Item)),
        _ => [KeyValuePair.Create(name, node?.ToString() ?? "")],
    };
}
