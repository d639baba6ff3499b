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
        .Returns(new EditResponse(true, new(new("32 hex characters", "whsec_..."))), CatalogJson.Modules.EditResponse)
        .ReturnsModuleError(
            400, ModuleApiResponses.InputInvalid, new Dictionary<string, string> { ["baseUrl"] = "is not an absolute https URL" })
        .ReturnsKeyErrors(ModuleApiResponses.AccessDenied);

    public static void DocumentFind(this RouteHandlerBuilder route) => route
        .WithSummary("The connection as the module described it")
        .Returns(new ModuleResponse(true, Described), CatalogJson.Modules.ModuleResponse)
        .ReturnsModuleError(
            400, ModuleApiResponses.InputInvalid, new Dictionary<string, string> { ["code"] = ModuleApiEndpoints.ForeignCode })
        .ReturnsKeyErrors(ModuleApiResponses.AccessDenied)
        .ReturnsModuleError(404, ModuleApiResponses.NotFound);

    public static void DocumentUpdateScopes(this RouteHandlerBuilder route) => route
        .WithSummary("A new key with other scopes, as far as the module's card allows them; the old key ends")
        .Accepts<JsonObject>("application/json", "*/*")
        .WithMetadata(new BodyExample(new JsonObject { ["requires"] = new JsonObject { ["scopes"] = new JsonArray(ModuleScopes.Read) } }))
        .Returns(new ScopesResponse(true, "64 hex characters"), CatalogJson.Modules.ScopesResponse)
        .ReturnsModuleError(400, ModuleApiResponses.InputInvalid, new Dictionary<string, string> { ["requires"] = "has no list of scopes" })
        .ReturnsKeyErrors(ModuleApiResponses.AccessDenied);

    public static void DocumentCredentials(this RouteHandlerBuilder route) => route
        .WithSummary("What the module's key is good for")
        .Returns(
            CredentialsResponse.Of(["/api/integration-modules/{code}", "/api/integration-modules/{code}/edit"], ModuleScopes.All),
            CatalogJson.Modules.CredentialsResponse)
        .ReturnsKeyErrors();

    public static void DocumentVersions(this RouteHandlerBuilder route) => route
        .WithSummary("The versions of the API for modules, for anybody")
        .Returns(ApiVersionsResponse.All, CatalogJson.Modules.ApiVersionsResponse);

    public static void DocumentSystemInfo(this RouteHandlerBuilder route) => route
        .WithSummary("Which system it is, for a module with a key")
        .Returns(
            new SystemInfoResponse(true, "1.0.0", "https://wifi.example", "https://wifi.example"),
            CatalogJson.Modules.SystemInfoResponse)
        .ReturnsKeyErrors();

    private static RouteHandlerBuilder ReturnsKeyErrors(this RouteHandlerBuilder route, params ReadOnlySpan<string> more)
    {
        foreach (var message in (ReadOnlySpan<string>)[ModuleApiResponses.KeyMissing, ModuleApiResponses.KeyWrong, .. more])
            route.ReturnsModuleError(403, message);
        return route;
    }

    private static RouteHandlerBuilder ReturnsModuleError(
        this RouteHandlerBuilder route, int status, string message, IReadOnlyDictionary<string, string>? errors = null) => route
        .Produces<ModuleApiError>(status)
        .WithMetadata(new ResponseExample(
            status, message, JsonSerializer.SerializeToNode(new(false, message, errors), CatalogJson.Modules.ModuleApiError)!));
}
