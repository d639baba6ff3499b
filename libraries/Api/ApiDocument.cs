using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.Api;

/// <summary>The OpenAPI document of a service, which the API reference at the gateway shows.</summary>
public static class ApiDocument
{
    public static void AddApiDocument(this IServiceCollection services, Action<OpenApiOptions>? configure = null) =>
        services.AddOpenApi(options =>
        {
            // Relative to the document, so that requests go to the gateway and not to the service's inner address.
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Servers = [new() { Url = "/" }];
                return Task.CompletedTask;
            });
            configure?.Invoke(options);
        });

    /// <summary>Where a service serves its document, and the gateway too.</summary>
    public static string PathOf(string service) => $"/openapi/{service}.json";

    public static void MapApiDocument(this IEndpointRouteBuilder endpoints, string service) =>
        endpoints.MapOpenApi(PathOf(service)).AllowAnonymous();
}
