using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Icaro.IntegrationsCatalog.Core.Http;

/// <summary>Adds examples to an operation, and what routes with authentication have in common.</summary>
internal sealed class OperationExamples(IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json) : IOpenApiOperationTransformer
{
    private const string Json = "application/json";
    private static readonly RouteSecurity Token =
        new(Documentation.TokenScheme, "API token required", "API token is invalid", "API token is expired");

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (operation.RequestBody?.Content?.TryGetValue(Json, out var body) is true)
            body.Example = metadata.OfType<BodyExample>().LastOrDefault()?.Value.DeepClone()
                ?? ExampleOf(metadata.OfType<IAcceptsMetadata>().LastOrDefault()?.RequestType);

        foreach (var response in context.Description.SupportedResponseTypes)
        {
            if (ContentOf(operation, response.StatusCode) is { } content && ExampleOf(response.Type) is { } example)
                content.Example = example;
        }

        foreach (var examples in metadata.OfType<ResponseExample>().GroupBy(example => example.Status))
        {
            if (ContentOf(operation, examples.Key) is { } content)
                Write(content, [.. examples.DistinctBy(example => example.Name)]);
        }

        if (metadata.OfType<IAuthorizeData>().Any())
            Require(operation, context.Document!, metadata.OfType<RouteSecurity>().LastOrDefault() ?? Token);
        return Task.CompletedTask;
    }

    private static OpenApiMediaType? ContentOf(OpenApiOperation operation, int status) =>
        operation.Responses?.GetValueOrDefault($"{status}")?.Content?.TryGetValue(Json, out var content) is true
            ? content
            : null;

    /// <summary>The static property <c>Example</c> of the type, or of the entries of a list.</summary>
    private JsonNode? ExampleOf(Type? type)
    {
        if (type is { IsGenericType: true } && ExampleOf(type.GetGenericArguments()[0]) is { } entry)
            return type.GetGenericTypeDefinition() == typeof(Listing<>)
                ? new JsonObject { ["data"] = new JsonArray(entry), ["total"] = 1 }
                : new JsonArray(entry);

        var example = type?.GetProperty("Example")?.GetValue(null);
        return example is null ? null : JsonSerializer.SerializeToNode(example, type!, json.Value.SerializerOptions);
    }

    private static void Write(OpenApiMediaType content, ResponseExample[] examples)
    {
        if (examples is [var single])
            content.Example = single.Value.DeepClone();
        else
            content.Examples = examples.ToDictionary(one => one.Name, IOpenApiExample (one) => Example(one.Value));
    }

    private static void Require(OpenApiOperation operation, OpenApiDocument document, RouteSecurity security)
    {
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(security.SchemeName, document)] = [] }];
        AddErrors(operation, StatusCodes.Status401Unauthorized, security.Unauthorized);
        if (security == Token)
            AddErrors(operation, StatusCodes.Status403Forbidden, "Unauthorized action");
    }

    private static void AddErrors(OpenApiOperation operation, int status, params string[] messages)
    {
        operation.Responses ??= [];
        var key = status.ToString(CultureInfo.InvariantCulture);
        if (!operation.Responses.TryGetValue(key, out var response))
        {
            response = new OpenApiResponse
            {
                Description = ReasonPhrases.GetReasonPhrase(status),
                Content = new Dictionary<string, OpenApiMediaType>(),
            };
            operation.Responses[key] = response;
        }

        var content = response.Content!.TryGetValue(Json, out var known) ? known : response.Content[Json] = new();
        content.Examples ??= new Dictionary<string, IOpenApiExample>();
        if (content.Example is { } single)
        {
            content.Example = null;
            content.Examples[single["message"]!.GetValue<string>()] = Example(single);
        }

        foreach (var message in messages)
            content.Examples[message] = Example(new JsonObject { ["message"] = message });
    }

    private static OpenApiExample Example(JsonNode value) => new() { Value = value.DeepClone() };
}
