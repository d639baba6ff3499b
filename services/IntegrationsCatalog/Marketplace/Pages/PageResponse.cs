using Microsoft.AspNetCore.Components;
using Microsoft.Net.Http.Headers;

namespace Icaro.IntegrationsCatalog.Marketplace.Pages;

/// <summary>A page that nothing can be added to: no script, no frame, no style but its own, and no form that leads elsewhere.</summary>
/// <param name="model">What the component shows.</param>
/// <param name="status">The HTTP status.</param>
internal sealed class PageResponse<TPage, TModel>(TModel model, int status = StatusCodes.Status200OK) : IResult
    where TPage : IComponent
    where TModel : class
{
    /// <summary>The only place that the page's forms may lead to.</summary>
    public string FormAction { get; init; } = "'self'";

    /// <summary>Whether it brings a script, from a file of ours.</summary>
    public bool HasScript { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var nonce = RandomNumberGenerator.GetHexString(32);
        var headers = httpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'nonce-{nonce}'; img-src https: data:; form-action {FormAction};"
            + $" base-uri 'none'; frame-ancestors 'none'{(HasScript ? "; script-src 'self'" : "")}";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";

        var parameters = new Dictionary<string, object?> { ["Model"] = model, ["Nonce"] = nonce };
        return new RazorComponentResult<TPage>(parameters) { StatusCode = status }.ExecuteAsync(httpContext);
    }
}

/// <summary>303: a GET of the address goes on from here.</summary>
internal sealed class SeeOther(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        httpContext.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}

internal static class PageRequests
{
    /// <summary>A browser, not a program.</summary>
    public static bool WantsPage(this HttpRequest request) =>
        request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
