namespace Icaro.IntegrationsCatalog.Marketplace.Connecting;

/// <summary>The configuration of a module.</summary>
/// <param name="Scopes">The scopes that the module asks for.</param>
/// <param name="RegisterUrl">The address for registrations.</param>
internal sealed record ModuleConfig(IReadOnlyList<string> Scopes, Uri RegisterUrl);

/// <summary>Requests the configuration of modules, which is never cached.</summary>
internal sealed class ModuleConfigs(ModuleClient client, ModuleUrls urls)
{
    private const int MaxScopes = 100;
    private const int MaxScopeLength = 100;

    public async Task<(ModuleConfig? Config, MarketplaceError? Error)> AskAsync(Module module, CancellationToken limit)
    {
        // The rules may have become stricter since the card was saved.
        if (urls.FindErrorOfCalled(module.ConfigUrl) is { } urlError)
            return (null, new($"The module's configuration URL {urlError.Phrase}", $"config_{urlError.Kind}"));

        using var request = new HttpRequestMessage(HttpMethod.Get, module.ConfigUrl);
        request.Headers.Accept.ParseAdd("application/json");
        var (answer, error) = await client.SendAsync(request, ModuleCall.Config, limit);
        return answer is null ? (null, error) : Read(answer);
    }

    private (ModuleConfig? Config, MarketplaceError? Error) Read(EgressResponse answer)
    {
        if ((int)answer.Status is not 200)
            return (null, new($"The module answered with {(int)answer.Status} when it was asked for its configuration", "config_status"));
        if (ModuleJson.Object(answer.Body.Span) is not { } json)
            return (null, new("The module's configuration is not JSON", "config_malformed"));
        if (json.Flag("success") is not true)
            return (null, new(json.ErrorMessage() ?? "The module's configuration does not say success", "config_refused"));
        if (Scopes(json["scopes"]) is not { } scopes)
            return (null, new("The scopes in the module's configuration are not a list of names", "config_malformed"));

        var registerUrl = json.Text("registerUrl");
        return urls.FindErrorOfCalled(registerUrl) is { } error
            ? (null, new($"The registerUrl in the module's configuration {error.Phrase}", $"register_url_{error.Kind}"))
            : (new(scopes, new(registerUrl!)), null);
    }

    private static List<string>? Scopes(JsonNode? node)
    {
        if (node is not JsonArray { Count: <= MaxScopes } array)
            return null;

        List<string> scopes = [];
        foreach (var item in array)
        {
            if (item.AsText() is not { Length: > 0 and <= MaxScopeLength } scope)
                return null;
            scopes.Add(scope);
        }

        return scopes;
    }
}
