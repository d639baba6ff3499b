namespace Icaro.LoginApiCrypto.Ping;

internal static class PingAnswer
{
    /// <summary><c>?ping=1</c>: how boxes and monitors ask whether we are there. Answered before anything else is touched.</summary>
    public static void UsePing(this IApplicationBuilder app) => app.Use(static (context, next) =>
        context.Request.Query["ping"] == "1" && context.Request.Path.StartsWithSegments("/loginapi")
            ? context.Response.WriteAsync("pong", context.RequestAborted)
            : next(context));
}
