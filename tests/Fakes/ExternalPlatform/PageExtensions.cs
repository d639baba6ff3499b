using Microsoft.AspNetCore.Http.HttpResults;

namespace Icaro.ExternalPlatform;

internal static class PageExtensions
{
    /// <summary>Whether a person looks at the answer.</summary>
    public static bool IsFromBrowser(this HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static Task<ContentHttpResult> RenderAsync<TPage>(
        this HtmlRenderer renderer, int status, params IEnumerable<(string Name, object? Value)> parameters)
        where TPage : IComponent => renderer.Dispatcher.InvokeAsync(async () =>
    {
        var page = await renderer.RenderComponentAsync<TPage>(
            ParameterView.FromDictionary(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value)));
        return TypedResults.Content(page.ToHtmlString(), "text/html; charset=utf-8", statusCode: status);
    });
}
