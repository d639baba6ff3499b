using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Icaro.IntegrationsCatalog.Core.Http;

/// <summary>The OpenAPI document.</summary>
internal static class Documentation
{
    public const string TokenScheme = "Token";

    public static void AddDocumentation(this IServiceCollection services) => services.AddApiDocument(options =>
    {
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer<OperationExamples>();
    });

    public static void AddSecurityScheme(this OpenApiDocument document, string name, OpenApiSecurityScheme scheme)
    {
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[name] = scheme;
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info.Title = "Icaro.Aspire";
        document.Info.Description =
            "Accounts, hotspots, units and the integrations that are enabled for them. Log in, then send the token with every request. "
            + "Every error has the form {\"message\": ..}.";
        document.AddSecurityScheme(TokenScheme, new()
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "Token",
            Description = "The token that POST /api/login returned, or that a webhook brought to a platform.",
        });
        return Task.CompletedTask;
    }
}
