namespace Icaro.LoginApiCrypto.Login;

/// <summary>What browsers of guests see.</summary>
internal static class LoginEndpoints
{
    public static void AddLogin(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<LoginOptions>, LoginOptionsValidator>();
        services.AddOptions<LoginOptions>().BindConfiguration(LoginOptions.Section).ValidateOnStart();
        services.AddRazorComponents();

        services.AddSingleton<LoginMetrics>();
        services.AddSingleton<LapiInbox>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<LocalLogons>();
        services.AddScoped<LogonStore>();
        services.AddScoped<AttemptLimit>();
        services.AddScoped<VoucherStore>();
        services.AddScoped<PlatformDecision>();
        services.AddScoped<AccessDecisions>();
        services.AddScoped<BoxRedirectHandler>();
        services.AddScoped<LoginFormHandler>();
        services.AddHostedService<LogonSweep>();
    }

    public static void MapLogin(this IEndpointRouteBuilder endpoints)
    {
        var login = endpoints.MapGroup("/loginapi/login").WithTags("Login").AllowAnonymous();
        login.MapGet("", (HttpContext context, BoxRedirectHandler arrival, CancellationToken cancellationToken) => arrival.AnswerAsync(context, cancellationToken))
            .WithSummary("Redirects 1 and 3 of a box: the login page, or what came of it")
            .Produces(StatusCodes.Status200OK, contentType: "text/html").ProducesErrors();
        login.MapPost("", (HttpContext context, LoginFormHandler submission, CancellationToken cancellationToken) => submission.AnswerAsync(context, cancellationToken))
            .WithSummary("The login page's form: redirect 2 to the box")
            .Produces(StatusCodes.Status303SeeOther).ProducesErrors();
    }

    public static RouteHandlerBuilder ProducesErrors(this RouteHandlerBuilder route) => route
        .Produces<LapiErrorAnswer>(StatusCodes.Status400BadRequest)
        .Produces<LapiErrorAnswer>(StatusCodes.Status403Forbidden)
        .Produces<LapiErrorAnswer>(StatusCodes.Status404NotFound)
        .Produces<LapiErrorAnswer>(StatusCodes.Status409Conflict);
}
