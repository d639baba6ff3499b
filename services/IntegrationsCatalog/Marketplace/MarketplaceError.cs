namespace Icaro.IntegrationsCatalog.Marketplace;

/// <summary>Why something was not done: a sentence for people, and a code that stays the same.</summary>
internal sealed record MarketplaceError(string Message, string Code)
{
    public static readonly MarketplaceError ModuleNotFound = new("Module not found", "module_not_found");
    public static readonly MarketplaceError NotConnected = new("The module is not connected", "not_connected");

    public JsonHttpResult<MarketplaceError> With(int status) =>
        TypedResults.Json(this, MarketplaceErrorJson.Default.MarketplaceError, statusCode: status);
}

[JsonSerializable(typeof(MarketplaceError))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class MarketplaceErrorJson : JsonSerializerContext;

internal static class MarketplaceErrorDocumentation
{
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, int status, params ReadOnlySpan<MarketplaceError> errors)
    {
        foreach (var error in errors)
            route.WithMetadata(new AnswerExample(status, error.Code, JsonSerializer.SerializeToNode(error, MarketplaceErrorJson.Default.MarketplaceError)!));
        return route.Produces<MarketplaceError>(status);
    }
}
