namespace Icaro.ExternalPlatform.Guests;

/// <summary><c>GET /guests/..</c>: where captive portals send their guests; the page goes on to the callback, signed.</summary>
internal static class GuestEndpoints
{
    public static void MapGuests(this IEndpointRouteBuilder routes) => routes.MapGet("/guests/{**page}", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpRequest request, HtmlRenderer renderer, IOptions<PlatformOptions> options)
    {
        if (GuestVisit.Of(request.Query, options.Value) is not { } visit)
            return Refusal.BadRequest("callback and state are missing, or the callback is not Icaro's");

        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<GuestPage>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(GuestPage.User)] = visit.User,
                [nameof(GuestPage.Next)] = visit.Next,
            }));
            return TypedResults.Content(page.ToHtmlString(), "text/html; charset=utf-8");
        });
    }
}
