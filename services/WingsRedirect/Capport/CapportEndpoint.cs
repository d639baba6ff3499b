namespace Icaro.WingsRedirect.Capport;

/// <summary>
/// GET /wings/capport/UNIT: the captive portal API of RFC 8908, whose address units hand out by DHCP (RFC 8910). A unit that
/// adds <c>?sessionid=..</c> lets its guests see whether they are online.
/// </summary>
internal static class CapportEndpoint
{
    private const string ContentType = "application/captive+json";

    public static void MapCapport(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/wings/capport/{unit_uuid}", Find);

    private static async Task Find(HttpContext context, PortalMap portals, OpenSessions sessions, RefusalAnswers refusals)
    {
        var uuid = (string)context.GetRouteValue("unit_uuid")!;
        if (!portals.IsLoaded)
        {
            await refusals.WriteAsync(context, Refusal.NotReady);
            return;
        }

        if (!portals.TryFindUnit(uuid, out var unit))
        {
            await ApiError.NotFound("No unit found!").ExecuteAsync(context);
            return;
        }

        var isOpen = sessions.Include(uuid, context.Request.Query["sessionid"].ToString(), out var secondsRemaining);
        var hotspot = unit.Hotspot;
        context.Response.Headers.CacheControl = "private, no-store";
        await context.Response.WriteAsJsonAsync(
            new CapportAnswer(
                Captive: !isOpen,
                UserPortalUrl: hotspot.Portals.Home,
                VenueInfoUrl: hotspot.Texts.VenueInfoUrl is "" ? null : hotspot.Texts.VenueInfoUrl,
                CanExtendSession: hotspot.Portals.Home is not null,
                SecondsRemaining: secondsRemaining),
            CapportJson.Default.CapportAnswer,
            ContentType,
            context.RequestAborted);
    }
}

/// <param name="Captive">True also for a session of which nothing is known.</param>
internal sealed record CapportAnswer(bool Captive, string? UserPortalUrl, string? VenueInfoUrl, bool CanExtendSession, int? SecondsRemaining);

[JsonSerializable(typeof(CapportAnswer))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class CapportJson : JsonSerializerContext;
