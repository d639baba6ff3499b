using Microsoft.AspNetCore.Authorization;

namespace Icaro.IntegrationsCatalog.Marketplace.Sessions;

/// <summary>Authenticates browsers by their <see cref="SessionCookie"/>, and asks others for a token.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ITokenDirectory directory,
    SessionCookie cookie) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "MarketplaceSession";

    /// <summary>A token for programs, a session for browsers.</summary>
    public const string EitherScheme = "MarketplaceTokenOrSession";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (cookie.Read(Request) is not { } session)
            return AuthenticateResult.NoResult();

        var identity = await directory.FindAsync(new TokenHash(session.TokenHash), Context.RequestAborted);
        if (identity is null || identity.Expires <= TimeProvider.GetUtcNow())
            return AuthenticateResult.Fail("The token of the session is over");

        Context.Features.Set(identity);
        Context.Features.Set(session);
        return AuthenticateResult.Success(identity.ToTicket(Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Page(StatusCodes.Status401Unauthorized, SignInModel.Needed(Request)).ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        new PageResponse<MessagePage, MessageModel>(
            new("Not for this account", "Modules are connected by resellers and administrators."), StatusCodes.Status403Forbidden)
        .ExecuteAsync(Context);

    private static PageResponse<SignInPage, SignInModel> Page(int status, SignInModel model) => new(model, status);
}

internal static class SessionRegistration
{
    public static void AddMarketplaceSessions(this IServiceCollection services)
    {
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<FormOrigins>();
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null)
            .AddPolicyScheme(SessionAuthentication.EitherScheme, null, either => either.ForwardDefaultSelector = context =>
                context.Request.AcceptsHtml() && context.Request.Headers["Token"].Count == 0
                    ? SessionAuthentication.SchemeName
                    : TokenExtensions.Scheme);
    }

    /// <summary>Admins and resellers, by token or by session.</summary>
    public static TBuilder RequireManager<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder =>
        routes.RequireAuthorization(
            new AuthorizeAttribute(TokenPolicies.Managers) { AuthenticationSchemes = SessionAuthentication.EitherScheme });
}
