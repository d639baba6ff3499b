using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Icaro.IntegrationsCatalog.Partners;

/// <summary>What the OpenAPI document says about the partners' routes, and their signatures do not.</summary>
internal static class PartnerDocumentation
{
    public static void AddPartnerDocumentation(this IServiceCollection services) => services.Configure<OpenApiOptions>("v1", options =>
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.AddSecurityScheme(ApiKeyAuthentication.SchemeName, new()
            {
                Type = SecuritySchemeType.Http,
                Scheme = "basic",
                Description = "The id of the organization, and one of its API keys.",
            });
            return Task.CompletedTask;
        }));

    /// <summary>A body that the endpoint reads itself, whatever type and charset the request has.</summary>
    public static RouteHandlerBuilder Reads<T>(this RouteHandlerBuilder route)
        where T : notnull => route.Accepts<T>("application/json", "*/*");

    public static RouteHandlerBuilder ReturnsInvalid(this RouteHandlerBuilder route, string path, string message) => route.Returns(
        new InvalidRequest("Request is faulty", [new(path, message)]),
        CatalogJson.Default.InvalidRequest,
        StatusCodes.Status400BadRequest);

    public static RouteHandlerBuilder ReturnsNoProject(this RouteHandlerBuilder route, params ReadOnlySpan<string> others) =>
        route.ReturnsError(StatusCodes.Status404NotFound, [RouteProject.NoOrganization, RouteProject.NoProject, .. others]);
}
