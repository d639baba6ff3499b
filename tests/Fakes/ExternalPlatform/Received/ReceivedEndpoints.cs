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
        routes.MapGet("/webhooks", ListAsync);
        routes.MapDelete("/webhooks", (ReceivedWebhooks received) => Clear(received));
    }

    private static Task<ContentHttpResult> ShowAsync(HtmlRenderer renderer) => renderer.RenderAsync<ReceivedPage>(StatusCodes.Status200OK);

    private static async Task<IResult> ListAsync(HttpRequest request, ReceivedWebhooks received, HtmlRenderer renderer) =>
        request.IsFromBrowser()
            ? await ShowAsync(renderer)
            : TypedResults.Json(
                received.ToArray().Select(webhook => webhook.Listed()), ListedWebhookJson.Readable.IEnumerableListedWebhook);

    private static NoContent Clear(ReceivedWebhooks received)
    {
        received.Clear();
        return TypedResults.NoContent();
    }
}
