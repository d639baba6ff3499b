using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Icaro.IntegrationsCatalog.Documentation;

/// <summary>Tells how to show who one is, and what the API is.</summary>
internal sealed class TokenScheme : IOpenApiDocumentTransformer
{
    public const string Name = "Token";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info.Title = "Icaro.Aspire";
        document.Info.Description =
            "Accounts, hotspots, units and the integrations that are on for them. Log in, then send the token with every call. "
            + "Every error has the form {\"message\": ..}.";
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Name] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = Name,
            Description = "What POST /api/login answered, or what a platform was told by its webhook.",
        };
        return Task.CompletedTask;
    }
}
