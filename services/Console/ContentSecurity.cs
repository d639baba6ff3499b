namespace Icaro.Console;

/// <summary>Pages load nothing but files of the console, and run no script and no style that stands in them.</summary>
internal static class ContentSecurity
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "base-uri 'self'; frame-ancestors 'none'";

    public static void UseContentSecurity(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        context.Response.OnStarting(static state => KeepOutOfCaches((HttpContext)state), context);
        return next(context);
    });

    /// <summary>Pages show what only this person may see. Files have a header of their own.</summary>
    private static Task KeepOutOfCaches(HttpContext context)
    {
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true)
            context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
