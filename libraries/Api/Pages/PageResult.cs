using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;

namespace Icaro.Api.Pages;

/// <summary>A page whose content security policy allows its own style, and what is given besides. It is not cached.</summary>
/// <typeparam name="TPage">A component with a parameter <c>Nonce</c>, which is the nonce of its style element.</typeparam>
/// <param name="parameters">The other parameters of the component.</param>
/// <param name="status">The HTTP status code.</param>
/// <param name="content">The directives for images and forms.</param>
/// <param name="scripts">The directives for scripts; null to allow none.</param>
public sealed class PageResult<TPage>(
    IReadOnlyDictionary<string, object?> parameters, int status = StatusCodes.Status200OK, string content = "img-src data:",
    string? scripts = null) : IResult
    where TPage : IComponent
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var nonce = RandomNumberGenerator.GetHexString(32);
        var headers = httpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; {content}; base-uri 'none'; frame-ancestors 'none'"
            + (scripts is null ? "" : $"; {scripts}");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return new RazorComponentResult<TPage>(new Dictionary<string, object?>(parameters) { ["Nonce"] = nonce }) { StatusCode = status }
            .ExecuteAsync(httpContext);
    }
}
