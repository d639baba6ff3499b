namespace Icaro.IntegrationsCatalog.Core.Http;

/// <summary>
/// Describes responses that the endpoint's signature does not. Other examples come from the static property <c>Example</c> of the
/// request and response types.
/// </summary>
internal static class RouteDocumentation
{
    public static RouteHandlerBuilder Returns<T>(
        this RouteHandlerBuilder route, T example, JsonTypeInfo<T> json, int status = StatusCodes.Status200OK) =>
        route.Produces<T>(status).WithMetadata(new ResponseExample(status, "success", JsonSerializer.SerializeToNode(example, json)!));

    public static RouteHandlerBuilder ReturnsConflict(this RouteHandlerBuilder route, string status) =>
        route.Returns(new CreatedResponse(0, status), CatalogJson.Default.CreatedResponse, StatusCodes.Status409Conflict);

    public static RouteHandlerBuilder ReturnsError(this RouteHandlerBuilder route, int status, params ReadOnlySpan<string> messages)
    {
        foreach (var message in messages)
            route.WithMetadata(ResponseExample.Error(status, message));
        return route.Produces<ErrorMessage>(status);
    }
}

/// <summary>An example of the request body, where the type has none.</summary>
internal sealed record BodyExample(JsonNode Value);

/// <summary>An example of the responses with this status.</summary>
internal sealed record ResponseExample(int Status, string Name, JsonNode Value)
{
    public static ResponseExample Error(int status, string message) => new(status, message, new JsonObject { ["message"] = message });
}

/// <summary>How callers of a route authenticate, where it is not the API token.</summary>
/// <param name="Unauthorized">The messages of 401 responses.</param>
internal sealed record RouteSecurity(string SchemeName, params string[] Unauthorized);
