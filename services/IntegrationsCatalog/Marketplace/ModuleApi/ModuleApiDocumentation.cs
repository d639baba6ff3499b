namespace Icaro.IntegrationsCatalog.Marketplace.ModuleApi;

/// <summary>What the OpenAPI document says of the API for modules.</summary>
internal static class ModuleApiDocumentation
{
    private static readonly JsonObject Edit = new()
    {
        ["integrationModule"] = new JsonObject
        {
            ["code"] = "guest-club",
            ["integrationCode"] = "guest-club",
            ["active"] = true,
            ["name"] = "Guest club",
            ["clientId"] = "256 random bits",
            ["baseUrl"] = "https://club.example/wifi",
            ["actions"] = new JsonObject { ["activity"] = "/activity", ["settings"] = "/settings" },
            ["availableCountries"] = new JsonArray("IT", "AT"),
            ["accountUrl"] = "https://club.example/wifi/account",
            ["integrations"] = new JsonObject { ["hotspot"] = new JsonObject { ["webhookUrl"] = "https://club.example/wifi/webhook" } },
        },
    };

    private static readonly DescribedModule Described = new(
        "guest-club",
        "guest-club",
        Active: true,
        Freeze: false,
        "Guest club",
        "https://club.example/logo.svg",
        Native: false,
        "https://club.example/wifi",
        new Dictionary<string, string> { ["activity"] = "/activity", ["settings"] = "/settings" },
        ["IT", "AT"],
        "https://club.example/wifi/account",
        new() { ["hotspot"] = new JsonObject { ["integrationId"] = 7, ["webhookUrl"] = "https://club.example/wifi/webhook" } });

    public static void DocumentEdit(this RouteHandlerBuilder route) => route
        .WithSummary("A module describes its connection; as a form with integrationModule as JSON or in brackets, or as JSON")
        .Accepts<JsonObject>("application/json", "*/*")
        .WithMetadata(new BodyExample(Edit))
        .Answers(new EditAnswer(true, new(new("32 hex characters", "whsec_..."))), ModuleApiJson.Default.EditAnswer)
        .RefusesModule(400, ModuleApiAnswers.InputFaulty, new Dictionary<string, string> { ["baseUrl"] = "is not an absolute https URL" })
        .RefusesKeys(ModuleApiAnswers.AccessDenied);

    public static void DocumentFind(this RouteHandlerBuilder route) => route
        .WithSummary("The connection as the module described it")
        .Answers(new ModuleAnswer(true, Described), ModuleApiJson.Default.ModuleAnswer)
        .RefusesModule(400, ModuleApiAnswers.InputFaulty, new Dictionary<string, string> { ["code"] = ModuleApiEndpoints.ForeignCode })
        .RefusesKeys(ModuleApiAnswers.AccessDenied)
        .RefusesModule(404, ModuleApiAnswers.NotFound);

    public static void DocumentUpdateScopes(this RouteHandlerBuilder route) => route
        .WithSummary("A new key with other scopes, as far as the module's card allows them; the old key ends")
        .Accepts<JsonObject>("application/json", "*/*")
        .WithMetadata(new BodyExample(new JsonObject { ["requires"] = new JsonObject { ["scopes"] = new JsonArray(ModuleScopes.Read) } }))
        .Answers(new ScopesAnswer(true, "64 hex characters"), ModuleApiJson.Default.ScopesAnswer)
        .RefusesModule(400, ModuleApiAnswers.InputFaulty, new Dictionary<string, string> { ["requires"] = "has no list of scopes" })
        .RefusesKeys(ModuleApiAnswers.AccessDenied);

    public static void DocumentCredentials(this RouteHandlerBuilder route) => route
        .WithSummary("What the module's key is good for")
        .Answers(
            new CredentialsAnswer(true, ["/api/integration-modules/{code}", "/api/integration-modules/{code}/edit"], ModuleScopes.All),
            ModuleApiJson.Default.CredentialsAnswer)
        .RefusesKeys();

    public static void DocumentSystemInfo(this RouteHandlerBuilder route) => route
        .WithSummary("Which system it is, for a module with a key")
        .Answers(new SystemInfoAnswer(true, "1.0.0", "https://wifi.example", "https://wifi.example"), ModuleApiJson.Default.SystemInfoAnswer)
        .RefusesKeys();

    private static RouteHandlerBuilder RefusesKeys(this RouteHandlerBuilder route, params ReadOnlySpan<string> more)
    {
        foreach (var message in (ReadOnlySpan<string>)[ModuleApiAnswers.KeyMissing, ModuleApiAnswers.KeyWrong, .. more])
            route.RefusesModule(403, message);
        return route;
    }

    private static RouteHandlerBuilder RefusesModule(
        this RouteHandlerBuilder route, int status, string message, IReadOnlyDictionary<string, string>? errors = null) => route
        .Produces<ModuleApiError>(status)
        .WithMetadata(new AnswerExample(
            status, message, JsonSerializer.SerializeToNode(new(false, message, errors), ModuleApiJson.Default.ModuleApiError)!));
}
