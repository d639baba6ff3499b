using Microsoft.AspNetCore.Components;

namespace Icaro.LoginApiCrypto.Login.Pages;

/// <summary>A page with the headers that keep anything from being added to it.</summary>
/// <param name="model">What the component shows.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="scriptSource">An origin besides our own that may run scripts; null for no scripts at all.</param>
internal sealed class PageAnswer<TPage, TModel>(TModel model, int status = StatusCodes.Status200OK, string? scriptSource = null) : IResult
    where TPage : IComponent
    where TModel : class
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

        var parameters = new Dictionary<string, object?> { ["Model"] = model, ["Nonce"] = nonce };
        return new RazorComponentResult<TPage>(parameters) { StatusCode = status }.ExecuteAsync(httpContext);
    }
}
