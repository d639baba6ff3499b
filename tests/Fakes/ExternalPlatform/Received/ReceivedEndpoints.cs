using Microsoft.AspNetCore.Http.HttpResults;

namespace Icaro.ExternalPlatform.Received;

/// <summary><c>GET /</c> for people, <c>GET</c> and <c>DELETE /webhooks</c> for programs.</summary>
internal static class ReceivedEndpoints
{
    public static void AddReceivedWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<ReceivedWebhooks>();
        services.AddScoped<HtmlRenderer>();
    }

    public static void MapReceivedWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", ShowAsync);
        routes.MapGet("/webhooks", (ReceivedWebhooks received) => List(received));
        routes.MapDelete("/webhooks", (ReceivedWebhooks received) => Clear(received));
    }

    private static Task<ContentHttpResult> ShowAsync(HtmlRenderer renderer) => renderer.Dispatcher.InvokeAsync(async () =>
    {
        var page = await renderer.RenderComponentAsync<ReceivedPage>(ParameterView.Empty);
        return TypedResults.Content(page.ToHtmlString(), "text/html; charset=utf-8");
    });

    private static JsonHttpResult<IEnumerable<ListedWebhook>> List(ReceivedWebhooks received) => TypedResults.Json(
        received.ToArray().Select(webhook => webhook.Listed()),
        ListedWebhookJson.Readable.IEnumerableListedWebhook);

    private static NoContent Clear(ReceivedWebhooks received)
    {
        received.Clear();
        return TypedResults.NoContent();
    }
}
