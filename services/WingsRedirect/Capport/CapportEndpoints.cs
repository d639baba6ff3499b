namespace Icaro.WingsRedirect.Capport;

/// <summary>
/// GET /wings/capport/UNIT: the captive portal API of RFC 8908, whose URL units announce by DHCP (RFC 8910). It answers for the
/// device that asks, as far as the unit lets it be told from others.
/// </summary>
internal static class CapportEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapCapport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/wings/capport/{unitUuid}", Methods, Find);

    private static Results<JsonHttpResult<CapportResponse>, ApiError, WingsError> Find(
        string unitUuid,
        [AsParameters] DeviceQuery device,
        HttpContext context,
        PortalMap portals,
        GuestSessions sessions,
        TimeProvider time)
    {
        if (!portals.IsLoaded)
            return WingsError.NotReady;
        if (!portals.TryFindUnit(unitUuid, out var unit))
            return ApiError.NotFound("No unit found!");
        if (context.Request.Query.Any(parameter => parameter.Value.Count > 1))
            return WingsError.Repeated;
        if (device.FindError(unit) is { } error)
            return error;

        var address = AddressOf(context);
        var session = sessions.FindOpen(unitUuid, session => device.IsOf(session, address));
        if (session is null && !device.NamesDevice)
            return WingsError.DeviceUnknown;

        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Json(
            CapportResponse.Of(unit.Hotspot, session, time.GetUtcNow()),
            CapportJson.Default.CapportResponse,
            contentType: "application/captive+json");
    }

    /// <summary>The gateway forwards the address of its client, and no other that the client claims.</summary>
    private static string? AddressOf(HttpContext context) => DeviceAddress.Normalize(
        context.Request.Headers["X-Forwarded-For"] is [.., { } forwarded]
            ? forwarded
            : context.Connection.RemoteIpAddress?.ToString());
}
