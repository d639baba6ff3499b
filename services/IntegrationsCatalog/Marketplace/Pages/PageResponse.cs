using Microsoft.AspNetCore.Components;

namespace Icaro.IntegrationsCatalog.Marketplace.Pages;

/// <summary>A page whose content security policy blocks foreign scripts, frames, styles and form targets.</summary>
/// <param name="model">The model of the component.</param>
/// <param name="status">The HTTP status.</param>
internal sealed class PageResponse<TPage, TModel>(TModel model, int status = StatusCodes.Status200OK) : IResult
    where TPage : IComponent
    where TModel : class
{
    /// <summary>The only allowed target of the page's forms.</summary>
    public string FormAction { get; init; } = "'self'";

    /// <summary>Whether the page loads the script of <see cref="PageAssets"/>.</summary>
    public bool HasScript { get; init; }

    public Task ExecuteAsync(HttpContext httpContext) => new PageResult<TPage>(
        new Dictionary<string, object?> { ["Model"] = model },
        status,
        $"img-src https: data:; form-action {FormAction}",
        HasScript ? "script-src 'self'" : null).ExecuteAsync(httpContext);
}

/// <summary>The same response as a page for browsers, and as JSON for programs.</summary>
internal static class BrowserResponses
{
    public static IResult Failed(this HttpContext context, MarketplaceError error, int status) =>
        context.Features.Get<BrowserSession>() is null
        ? error.With(status)
        : new PageResponse<MessagePage, MessageModel>(new("Sorry", error.Message), status);

    /// <summary>Redirects a browser to a page, and returns the response to a program.</summary>
    public static IResult Done(this HttpContext context, string path, IResult answer) =>
        context.Features.Get<BrowserSession>() is null ? answer : new SeeOther(path);
}
