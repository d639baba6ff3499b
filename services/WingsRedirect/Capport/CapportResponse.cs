namespace Icaro.WingsRedirect.Capport;

/// <param name="Captive">True for a device without an open session.</param>
/// <param name="UserPortalUrl">With https; null for a portal that has none.</param>
/// <param name="SecondsRemaining">Null when the session is not known to end.</param>
/// <param name="BytesRemaining">Null when the session is not limited.</param>
internal sealed record CapportResponse(
    bool Captive, string? UserPortalUrl, string? VenueInfoUrl, bool CanExtendSession, int? SecondsRemaining, long? BytesRemaining)
{
    public static CapportResponse Of(PortalHotspot hotspot, SessionReported? session, DateTimeOffset now) => new(
        Captive: session is null,
        UserPortalUrl: hotspot.Portals.SecureHome,
        VenueInfoUrl: hotspot.Texts.VenueInfoUrl is "" ? null : hotspot.Texts.VenueInfoUrl,
        CanExtendSession: hotspot.Portals.SecureHome is not null,
        SecondsRemaining: session is { IsLimited: true } ? (int)(session.Expires - now).TotalSeconds : null,
        BytesRemaining: session?.BytesRemaining);
}

[JsonSerializable(typeof(CapportResponse))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class CapportJson : JsonSerializerContext;
