namespace Icaro.Gateway.Edge;

/// <summary>Headers that every answer carries, unless the service knows better; and none that tells which server it is.</summary>
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
