using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Icaro.IntegrationsCatalog.Core.Documentation;

/// <summary>Tells how to show who one is, and what the API is.</summary>
internal sealed class TokenScheme : IOpenApiDocumentTransformer
{
    public const string Name = "Token";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info.Title = "Icaro.Aspire";
        document.Info.Description =
            "Accounts, hotspots, units and the integrations that are on for them. Log in, then send the token with every call. "
            + "Partners come with an API key, to /v1. Every error has the form {\"message\": ..}.";
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Name] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = Name,
            Description = "What POST /api/login answered, or what a platform was told by its webhook.",
        };
        document.Components.SecuritySchemes[ApiKeyAuthentication.SchemeName] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "basic",
            Description = "The id of the organization, and one of its API keys.",
        };
        return Task.CompletedTask;
    }
}
