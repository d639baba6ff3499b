namespace Icaro.IntegrationsCatalog.Marketplace.Sessions;

/// <summary>
/// POST /marketplace/session: a browser submits a token, in Sun-UI's form or in that of <see cref="SignInPage"/>, and is redirected to the
/// module's page.
/// </summary>
internal static class SessionEndpoints
{
    private const int MaxForm = 16 * 1024;

    public static void MapMarketplaceSessions(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/marketplace/session", OpenAsync).ExcludeFromDescription();

    private static async Task<IResult> OpenAsync(
        HttpContext context,
        FormOrigins origins,
        ITokenDirectory directory,
        SessionCookie cookie,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (!origins.Allow(context.Request))
            return Asked(new("", Problem: "That form was on another site."), StatusCodes.Status403Forbidden);
        if (await ReadAsync(context.Request, cancellationToken) is not { } form)
            return Asked(new("", Problem: "This is not the form by which a token is shown."), StatusCodes.Status400BadRequest);

        var (token, module) = (form["token"].ToString().Trim(), form["module"].ToString());
        var identity = token is "" ? null : await directory.FindAsync(TokenHash.Of(token), cancellationToken);
        if (identity is null || identity.Expires <= time.GetUtcNow())
            return Asked(new(module, Problem: "The token is not valid."), StatusCodes.Status401Unauthorized);

        cookie.Open(context.Response, TokenHash.Of(token));
        return new SeeOther(MarketplacePaths.Module(module));
    }

    private static PageResponse<SignInPage, SignInModel> Asked(SignInModel model, int status) => new(model, status);

    private static async Task<IFormCollection?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType || request.ContentLength is null or > MaxForm)
            return null;

        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
