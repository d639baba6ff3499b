using Icaro.Tokens;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Icaro.Testing;

/// <summary>What role an admin needs for each route of a service, as its answers to tokens of the <see cref="FakeCatalog"/> show.</summary>
public static class NeededRoles
{
    private static readonly (string Role, string Token)[] Ascending =
    [
        (OperatorRoles.Read, FakeCatalog.ReaderToken),
        (OperatorRoles.Operate, FakeCatalog.OperatorToken),
        (OperatorRoles.Administer, FakeCatalog.AdminToken),
    ];

    /// <param name="services">Of the service, which knows its routes.</param>
    /// <param name="client">Of the service.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>Role, method and pattern of every route that asks for a token, in the order of their texts.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(
        IServiceProvider services, HttpClient client, CancellationToken cancellationToken)
    {
        List<string> found = [];
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<IAuthorizeData>() is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                continue;

            foreach (var method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods)
            {
                var pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/');
                found.Add($"{await FindAsync(client, new(method), pattern, cancellationToken)} {method} {pattern}");
            }
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static async Task<string> FindAsync(HttpClient client, HttpMethod method, string pattern, CancellationToken cancellationToken)
    {
        var path = string.Join('/', pattern.Split('/').Select(segment => segment.StartsWith('{') ? "1" : segment));
        foreach (var (role, token) in Ascending)
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Add("Token", token);
            using var response = await client.SendAsync(request, cancellationToken);
            if (response.StatusCode != System.Net.HttpStatusCode.Forbidden)
                return role;
        }

        return "none";
    }
}
