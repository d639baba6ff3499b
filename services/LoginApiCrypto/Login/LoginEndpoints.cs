namespace Icaro.LoginApiCrypto.Login;

/// <summary>The endpoints that browsers of guests use.</summary>
internal static class LoginEndpoints
{
    public static void AddLogin(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<LoginMetrics>();
        services.AddSingleton<LapiInbox>();
        services.AddSingleton<SessionCookie>();
        services.AddScoped<VoucherStore>();
        services.AddScoped<PlatformDecision>();
        services.AddScoped<AccessDecisions>();
        services.AddScoped<BoxRedirectHandler>();
        services.AddScoped<LoginFormHandler>();
    }

    public static void MapLogin(this IEndpointRouteBuilder guests)
    {
        guests.MapGet("/login", ReceiveAsync)
            .WithSummary("Redirects 1 and 3 of a box: the login page, or the result of a logon")
            .Produces(StatusCodes.Status200OK, contentType: "text/html").ProducesLapiErrors();
        guests.MapPost("/login", SubmitAsync)
            .WithSummary("The form of the login page: redirect 2 to the box")
            .Produces(StatusCodes.Status303SeeOther).ProducesLapiErrors();
    }

    /// <summary><c>?ping=1</c>, by which boxes and monitors check the service: answered without touching anything else.</summary>
    public static void UsePing(this IApplicationBuilder app) => app.Use(static (context, next) =>
        context.Request.Query["ping"] == "1" && context.Request.Path.StartsWithSegments("/loginapi")
            ? context.Response.WriteAsync("pong", context.RequestAborted)
            : next(context));

    public static RouteHandlerBuilder ProducesLapiErrors(this RouteHandlerBuilder route) => route
        .Produces<LapiErrorResponse>(StatusCodes.Status400BadRequest)
        .Produces<LapiErrorResponse>(StatusCodes.Status403Forbidden)
        .Produces<LapiErrorResponse>(StatusCodes.Status404NotFound)
        .Produces<LapiErrorResponse>(StatusCodes.Status409Conflict);

    private static Task<IResult> ReceiveAsync(HttpContext context, BoxRedirectHandler handler, CancellationToken cancellationToken) =>
        handler.HandleAsync(context, cancellationToken);

    private static Task<IResult> SubmitAsync(HttpContext context, LoginFormHandler handler, CancellationToken cancellationToken) =>
        handler.HandleAsync(context, cancellationToken);
}
