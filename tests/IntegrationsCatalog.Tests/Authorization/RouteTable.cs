using Microsoft.AspNetCore.Routing;

namespace Icaro.IntegrationsCatalog.Tests.Authorization;

/// <summary>The application's own table of endpoints.</summary>
internal static class RouteTable
{
    /// <returns>Method and shape of every route below the path.</returns>
    public static IEnumerable<string> Of(CatalogApplication catalog, string path) =>
        from endpoint in catalog.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where pattern.StartsWith(path, StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["any"]
        select $"{method} {Shape(pattern)}";

    /// <summary>Whatever a parameter is called.</summary>
    public static string Shape(string pattern) =>
        string.Join('/', pattern.Split('/').Select(segment => segment.StartsWith('{') ? "{}" : segment));
}
