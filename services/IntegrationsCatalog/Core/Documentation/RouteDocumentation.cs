namespace Icaro.IntegrationsCatalog.Core.Documentation;

/// <summary>What the OpenAPI document says of a route. Examples are of the very types that travel, so they cannot be outdated.</summary>
internal static class RouteDocumentation
{
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route, T example, JsonTypeInfo<T> json) =>
        route.WithMetadata(new BodyExample(Node(example, json)));

    public static RouteHandlerBuilder Answers<T>(
        this RouteHandlerBuilder route, T example, JsonTypeInfo<T> json, int status = StatusCodes.Status200OK) =>
        route.Produces<T>(status).WithMetadata(new AnswerExample(status, "success", Node(example, json)));

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, int status, params ReadOnlySpan<string> messages)
    {
        foreach (var message in messages)
            route.WithMetadata(new AnswerExample(status, message, Node(new ErrorMessage(message), ErrorMessageJson.Default.ErrorMessage)));
        return route.Produces<ErrorMessage>(status);
    }

    private static JsonNode Node<T>(T example, JsonTypeInfo<T> json) => JsonSerializer.SerializeToNode(example, json)!;
}

/// <summary>What a client may send.</summary>
internal sealed record BodyExample(JsonNode Value);

/// <summary>One of the answers with this status.</summary>
internal sealed record AnswerExample(int Status, string Name, JsonNode Value);
