namespace Icaro.IntegrationsCatalog.Marketplace.Sessions;

/// <summary>Protects requests with a session against cross-site request forgery. Requests with a token need no protection.</summary>
internal sealed class FormKeyFilter : IEndpointFilter
{
    public const string Field = "key";

    private const int MaxForm = 16 * 1024;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return http.Features.Get<BrowserSession>() is not { } session || await HasKeyAsync(http, session)
            ? await next(context)
            : new PageResponse<MessagePage, MessageModel>(
                new("That did not come from here", "The form is outdated, or was not ours. Please open the page again."),
                StatusCodes.Status403Forbidden);
    }

    private static async Task<bool> HasKeyAsync(HttpContext context, BrowserSession session)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength is null or > MaxForm)
            return false;

        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(form[Field].ToString()), Encoding.UTF8.GetBytes(session.FormKey));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
