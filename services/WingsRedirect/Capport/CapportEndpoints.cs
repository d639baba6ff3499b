namespace Icaro.WingsRedirect.Capport;

/// <summary>
/// GET /wings/capport/UNIT: the captive portal API of RFC 8908, whose URL units announce by DHCP (RFC 8910). A unit that adds
/// <c>?sessionid=..</c> lets its guests see whether they are online.
/// </summary>
internal static class CapportEndpoints
{
    public static void AddCapport(this IServiceCollection services) => services.AddSingleton<OpenSessions>();

    public static void MapCapport(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/wings/capport/{unitUuid}", Find);

    private static Results<JsonHttpResult<CapportResponse>, ApiError, WingsError> Find(
        string unitUuid, string? sessionid, HttpResponse response, PortalMap portals, OpenSessions sessions)
    {
        if (!portals.IsLoaded)
            return WingsError.NotReady;
        if (!portals.TryFindUnit(unitUuid, out var unit))
            return ApiError.NotFound("No unit found!");

        var isOpen = sessions.Include(unitUuid, sessionid ?? "", out var secondsRemaining);
        var hotspot = unit.Hotspot;
        response.Headers.CacheControl = "private, no-store";
        var capport = new CapportResponse(
            Captive: !isOpen,
            UserPortalUrl: hotspot.Portals.Home,
            VenueInfoUrl: hotspot.Texts.VenueInfoUrl is "" ? null : hotspot.Texts.VenueInfoUrl,
            CanExtendSession: hotspot.Portals.Home is not null,
            SecondsRemaining: secondsRemaining);
        return TypedResults.Json(capport, CapportJson.Default.CapportResponse, contentType: "application/captive+json");
    }
}

/// <param name="Captive">True also for an unknown session.</param>
internal sealed record CapportResponse(
    bool Captive, string? UserPortalUrl, string? VenueInfoUrl, bool CanExtendSession, int? SecondsRemaining);

[JsonSerializable(typeof(CapportResponse))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class CapportJson : JsonSerializerContext;
