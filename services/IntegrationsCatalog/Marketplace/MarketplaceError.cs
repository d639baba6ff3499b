namespace Icaro.IntegrationsCatalog.Marketplace;

/// <summary>The reason for a failure: a message for people, and a stable code for programs.</summary>
internal sealed record MarketplaceError(string Message, string Code)
{
    public static readonly MarketplaceError ModuleNotFound = new("Module not found", "module_not_found");
    public static readonly MarketplaceError NotConnected = new("The module is not connected", "not_connected");

    public JsonHttpResult<MarketplaceError> With(int status) =>
        TypedResults.Json(this, CatalogJson.Default.MarketplaceError, statusCode: status);
}

internal static class MarketplaceDocumentation
{
    public static RouteHandlerBuilder ReturnsError(this RouteHandlerBuilder route, int status, params ReadOnlySpan<MarketplaceError> errors)
    {
        foreach (var error in errors)
            route.WithMetadata(new ResponseExample(
                status, error.Code, JsonSerializer.SerializeToNode(error, CatalogJson.Default.MarketplaceError)!));
        return route.Produces<MarketplaceError>(status);
    }
}
