namespace Icaro.IntegrationsCatalog.Marketplace.Pages;

/// <summary>The same response as a page for browsers, and as JSON for programs.</summary>
internal static class BrowserResponses
{
    public static IResult Failed(this HttpContext context, MarketplaceError error, int status) => context.Features.Get<BrowserSession>() is null
        ? error.With(status)
        : new PageResponse<MessagePage, MessageModel>(new("Sorry", error.Message), status);

    /// <summary>Redirects a browser to a page, and returns the response to a program.</summary>
    public static IResult Done(this HttpContext context, string path, IResult answer) =>
        context.Features.Get<BrowserSession>() is null ? answer : new SeeOther(path);
}
