namespace Icaro.Api.Pages;

public static class BrowserExtensions
{
    /// <summary>Whether the client is a browser, which is shown a page in place of JSON.</summary>
    public static bool AcceptsHtml(this HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Redirects, and keeps caches from storing the redirect.</summary>
    /// <param name="response">The response.</param>
    /// <param name="url">An absolute URL in ASCII. It is sent as it is.</param>
    /// <param name="status">The HTTP status code.</param>
    public static void RedirectUncached(this HttpResponse response, string url, int status = StatusCodes.Status302Found)
    {
        response.StatusCode = status;
        response.Headers.Location = url;
        response.Headers.CacheControl = "no-store";
        response.ContentLength = 0;
    }
}

/// <summary>303 after a form: the browser continues with a GET of the URL. Neither caches nor the next site learn the URL.</summary>
public sealed class SeeOther(string url) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.RedirectUncached(url, StatusCodes.Status303SeeOther);
        httpContext.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    }
}
