namespace Icaro.ExternalPlatform.Modules;

/// <summary>
/// <c>PUT /modules/{code}</c> makes this platform offer a module; <c>GET</c> of it tells what happened. Below it is what systems and
/// browsers see of the module.
/// </summary>
internal static class ModuleEndpoints
{
    public static void AddModules(this IServiceCollection services)
    {
        services.AddSingleton<HostedModules>();
        services.AddHttpClient<SystemApi>().RemoveAllLoggers();
    }

    public static void MapModules(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/modules/{code}", SetAsync);
        var module = routes.MapGroup("/modules/{code}");
        module.MapGet("", (string code, HostedModules modules) => modules.Find(code) is { } found
            ? Results.Json(found.Events, ModuleEventJson.Default.IReadOnlyListModuleEvent)
            : Results.NotFound());
        module.MapGet("/credentials", CredentialsAsync);
        module.MapPost("/update-scopes", UpdateScopesAsync);
        module.MapGet("/config", Config);
        module.MapPost("/register", RegisterEndpoint.RegisterAsync);
        module.MapPost("/account", AccountEndpoint.ShowAsync).DisableAntiforgery();
        module.MapPost("/activity", ActivityEndpoint.TakeAsync);
        module.MapPost("/webhook", ReceiveAsync);
    }

    public static string AddressOf(HttpRequest request, string code) => $"{request.Scheme}://{request.Host}/modules/{code}";

    private static async Task<IResult> SetAsync(
        string code, HttpRequest request, HostedModules modules, CancellationToken cancellationToken)
    {
        try
        {
            var settings = await JsonSerializer.DeserializeAsync(request.Body, ModuleSettingsJson.Default.ModuleSettings, cancellationToken);
            if (settings is null)
                return Refusal.BadRequest("a module is a JSON object");

            modules.Set(code, settings);
            return Results.NoContent();
        }
        catch (JsonException e)
        {
            return Refusal.BadRequest($"not a module: {e.Message}");
        }
    }

    private static IResult Config(string code, HttpRequest request, HostedModules modules)
    {
        if (modules.Find(code) is not { } module)
            return Results.NotFound();

        var config = new JsonObject
        {
            ["success"] = true,
            ["scopes"] = new JsonArray([.. module.Settings.WantedScopes.Select(scope => JsonValue.Create(scope))]),
            ["registerUrl"] = module.Settings.Misbehavior switch
            {
                Misbehaviors.ConfigWithoutRegisterUrl => null,
                Misbehaviors.ConfigPrivateAddress => "https://10.0.0.1/register",
                Misbehaviors.ConfigOtherScheme => "ftp://module.example/register",
                _ => $"{AddressOf(request, code)}/register",
            },
        };
        return module.Settings.Misbehavior is Misbehaviors.ConfigNotJson
            ? Results.Text("<!DOCTYPE html><p>We are moving house", "text/html")
            : Results.Text(config.ToJsonString(), "application/json");
    }

    /// <summary>What the module's newest key is good for, as the system answers.</summary>
    private static async Task<IResult> CredentialsAsync(
        string code, HostedModules modules, SystemApi system, CancellationToken cancellationToken)
    {
        if (modules.Find(code)?.Connections is not [.., var connection])
            return Results.NotFound();

        var (status, body) = await system.CredentialsAsync(connection.SystemUrl, connection.ApiKey, cancellationToken);
        return Results.Text(body, "application/json", statusCode: status);
    }

    /// <summary>Has the module ask for what its settings say. The answer is the new key: this platform is for tests.</summary>
    private static async Task<IResult> UpdateScopesAsync(
        string code, HostedModules modules, SystemApi system, CancellationToken cancellationToken)
    {
        if (modules.Find(code) is not { Connections: [.., var connection] } module)
            return Results.NotFound();

        var (status, body) = await system.UpdateScopesAsync(connection.SystemUrl, code, connection.ApiKey, module.Settings.WantedScopes, cancellationToken);
        if ((string?)JsonNode.Parse(body)?["apiKey"] is not { } apiKey)
            return Results.Text(body, "application/json", statusCode: status);

        module.Add(connection with { ApiKey = apiKey });
        return Results.Text(apiKey);
    }

    private static async Task<IResult> ReceiveAsync(
        string code, HttpRequest request, HostedModules modules, TimeProvider time, CancellationToken cancellationToken)
    {
        if (modules.Find(code) is not { } module)
            return Results.NotFound();

        using var stream = new MemoryStream();
        await request.Body.CopyToAsync(stream, cancellationToken);
        var body = stream.ToArray();
        var accepted = module.Connections.Any(connection => connection is { WebhookToken: { } token, SigningSecret: { } secret }
            && new WebhookVerifier([secret], time).Verify(request.Headers, body) is null
            && new WebhookJudge(token).Judge(request.Headers, body).Reason == Verdict.Accepted);
        module.Note(accepted ? "webhook" : "refused webhook", Encoding.UTF8.GetString(body));
        return accepted ? Results.Ok() : Results.Unauthorized();
    }
}
