using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;

namespace Icaro.Api.Pages;

/// <summary>A page whose content security policy allows the page's own style and, on request, scripts. It is not cached.</summary>
/// <typeparam name="TPage">A component with a parameter <c>Nonce</c>, which is the nonce of its style element.</typeparam>
/// <param name="parameters">The other parameters of the component.</param>
/// <param name="status">The HTTP status code.</param>
/// <param name="scriptSource">An origin that may run scripts besides our own; null to allow no script at all.</param>
public sealed class PageResult<TPage>(
    IReadOnlyDictionary<string, object?> parameters, int status = StatusCodes.Status200OK, string? scriptSource = null) : IResult
    where TPage : IComponent
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var nonce = RandomNumberGenerator.GetHexString(32);
        var scripts = scriptSource is null ? "" : $"; script-src 'self' {scriptSource}; connect-src 'self'";
        var headers = httpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; img-src data:; base-uri 'none'; frame-ancestors 'none'{scripts}";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return new RazorComponentResult<TPage>(new Dictionary<string, object?>(parameters) { ["Nonce"] = nonce }) { StatusCode = status }
            .ExecuteAsync(httpContext);
    }
}
