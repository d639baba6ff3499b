namespace Icaro.ExternalPlatform.Guests;

/// <summary><c>GET /guests/..</c>: where captive portals send their guests; the page goes on to the callback, signed.</summary>
internal static class GuestEndpoints
{
    public static void MapGuests(this IEndpointRouteBuilder routes) => routes.MapGet("/guests/{**page}", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpRequest request, HtmlRenderer renderer, IOptions<PlatformOptions> options) =>
        GuestVisit.Of(request.Query, options.Value) is { } visit
            ? await renderer.RenderAsync<GuestPage>(
                StatusCodes.Status200OK, (nameof(GuestPage.User), visit.User), (nameof(GuestPage.Next), visit.Next))
            : Refusal.BadRequest("callback and state are missing, or the callback is not Icaro's");
}
