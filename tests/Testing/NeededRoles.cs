using Icaro.Tokens;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Icaro.Testing;

/// <summary>
/// What role an admin needs for each route of a service, and which links it accepts, as its answers to tokens of the
/// <see cref="FakeCatalog"/> show.
/// </summary>
public static class NeededRoles
{
    private static readonly (string Role, string Token)[] Ascending =
    [
        (OperatorRoles.Read, FakeCatalog.ReaderToken),
        (OperatorRoles.Operate, FakeCatalog.OperatorToken),
        (OperatorRoles.Administer, FakeCatalog.AdminToken),
    ];

    private static readonly (string Link, string Token)[] Links =
    [
        ("+reseller", FakeCatalog.ResellerLinkToken),
        ("+operator", FakeCatalog.OperatorLinkToken),
        ("+admin", FakeCatalog.LinkToken),
    ];

    /// <param name="services">Of the service, which knows its routes.</param>
    /// <param name="client">Of the service.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>
    /// Role, method and pattern of every route that asks for a token, in the order of their texts. A role is followed by those whose links
    /// the route accepts.
    /// </returns>
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
        var links = "";
        foreach (var (link, token) in Links)
            links += await IsRefusedAsync(client, method, path, token, cancellationToken) ? "" : link;
        foreach (var (role, token) in Ascending)
        {
            if (!await IsRefusedAsync(client, method, path, token, cancellationToken))
                return role + links;
        }

        return "none" + links;
    }

    private static async Task<bool> IsRefusedAsync(
        HttpClient client, HttpMethod method, string path, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Token", token);
        using var response = await client.SendAsync(request, cancellationToken);
        return response.StatusCode == System.Net.HttpStatusCode.Forbidden;
    }
}
