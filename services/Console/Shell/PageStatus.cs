namespace Icaro.Console.Shell;

internal static class PageStatus
{
    /// <summary>
    /// Sets the status of a page, unless it redirects. It is set late: a page that is a 404 while it is rendered is sent without content.
    /// </summary>
    public static void RespondWith(this HttpContext context, int status) => context.Response.OnStarting(() =>
    {
        if (context.Response.StatusCode == StatusCodes.Status200OK)
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    });
}
