using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Icaro.IntegrationsCatalog.Core.Documentation;

/// <summary>
/// Writes the examples of <see cref="RouteDocumentation"/> into the document, and what all routes with a token or an API key share.
/// </summary>
internal sealed class DocumentedExamples : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    private static readonly string[] TokenFaults = ["API token required", "API token is invalid", "API token is expired"];

    /// <summary>To a platform whose token is good for less, or to somebody who is not the admin or manager that it takes.</summary>
    private static readonly string[] Forbidden = ["Unauthorized action"];

    private static readonly string[] ApiKeyFaults = [ApiKeyAuthentication.Required, ApiKeyAuthentication.Invalid];

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<BodyExample>().LastOrDefault() is { } body
            && operation.RequestBody?.Content?.TryGetValue(Json, out var sent) is true)
        {
            sent.Example = body.Value.DeepClone();
        }

        foreach (var answers in metadata.OfType<AnswerExample>().GroupBy(example => example.Status))
            Write(operation, answers);
        if (metadata.OfType<IAuthorizeData>().ToList() is not [] and var rules)
            Require(operation, context.Document!, rules.Exists(rule => rule.Policy == ApiKeyAuthentication.Policy));
        return Task.CompletedTask;
    }

    private static void Write(OpenApiOperation operation, IGrouping<int, AnswerExample> answers)
    {
        var response = operation.Responses?.GetValueOrDefault(answers.Key.ToString(CultureInfo.InvariantCulture));
        if (response?.Content?.TryGetValue(Json, out var content) is true)
            Write(content, answers);
    }

    private static void Write(OpenApiMediaType content, IEnumerable<AnswerExample> answers)
    {
        if (answers.ToList() is var all && all is [var only])
            content.Example = only.Value.DeepClone();
        else
            content.Examples = all.ToDictionary(one => one.Name, IOpenApiExample (one) => Example(one.Value));
    }

    private static void Require(OpenApiOperation operation, OpenApiDocument document, bool isForApiKeys)
    {
        var scheme = isForApiKeys ? ApiKeyAuthentication.SchemeName : TokenScheme.Name;
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] }];
        AddRefusals(operation, StatusCodes.Status401Unauthorized, isForApiKeys ? ApiKeyFaults : TokenFaults);
        if (!isForApiKeys)
            AddRefusals(operation, StatusCodes.Status403Forbidden, Forbidden);
    }

    /// <summary>To those that the route has of its own.</summary>
    private static void AddRefusals(OpenApiOperation operation, int status, string[] messages)
    {
        operation.Responses ??= [];
        var key = status.ToString(CultureInfo.InvariantCulture);
        if (!operation.Responses.TryGetValue(key, out var refusal))
        {
            refusal = new OpenApiResponse { Description = ReasonPhrases.GetReasonPhrase(status), Content = new Dictionary<string, OpenApiMediaType>() };
            operation.Responses[key] = refusal;
        }

        var content = refusal.Content!.TryGetValue(Json, out var known) ? known : refusal.Content[Json] = new();
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
