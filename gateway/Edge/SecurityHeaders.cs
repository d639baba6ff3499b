namespace Icaro.Gateway.Edge;

/// <summary>Adds security headers that the service did not set, and removes the name of the server.</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        context.Response.OnStarting(
            static response =>
            {
                var headers = ((HttpResponse)response).Headers;
                headers.Remove(HeaderNames.Server);
                headers.TryAdd("X-Content-Type-Options", "nosniff");
                headers.TryAdd("Referrer-Policy", "no-referrer");
                headers.TryAdd("X-Frame-Options", "DENY");
                headers.TryAdd("Content-Security-Policy", "frame-ancestors 'none'");
                return Task.CompletedTask;
            },
            context.Response);
        return next(context);
    });
}
