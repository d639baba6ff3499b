namespace Icaro.IntegrationsCatalog.Marketplace.Pages;

/// <summary>The same answer for browsers and for programs.</summary>
internal static class BrowserAnswers
{
    /// <summary>A page for a browser, JSON for a program.</summary>
    public static IResult Refused(this HttpContext context, MarketplaceError error, int status) => context.Features.Get<BrowserSession>() is null
        ? error.With(status)
        : new PageAnswer<MessagePage, MessageModel>(new("Sorry", error.Message), status);

    /// <summary>A browser goes on to a page, a program gets the answer.</summary>
    public static IResult Done(this HttpContext context, string path, IResult answer) =>
        context.Features.Get<BrowserSession>() is null ? answer : new SeeOther(path);
}
