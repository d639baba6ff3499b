using System.Text.Json.Serialization;
using Icaro.ServiceDefaults.Portals;

namespace Icaro.WingsRedirect.Portals;

/// <summary>What is a hotspot's own, and what templates may show of it.</summary>
internal sealed record HotspotProfile(
    string Name,
    string BusinessName,
    string BusinessVat,
    string BusinessAddress,
    string BusinessEmail,
    string BusinessDpo,
    string BusinessDpoMail)
{
    public static HotspotProfile Of(HotspotLine line) => new(
        line.Name,
        line.BusinessName,
        line.BusinessVat,
        line.BusinessAddress,
        line.BusinessEmail,
        line.BusinessDpo,
        line.BusinessDpoMail);
}

/// <summary>What many hotspots have in common, and share in memory.</summary>
/// <param name="Preferences">A JSON object.</param>
internal sealed record HotspotTexts(string TermsOfUse, string MarketingUse, string Preferences, string VenueInfoUrl);

/// <summary>SHA-256 of the token that a platform has for a hotspot.</summary>
internal sealed record ApiTokenHash(int IntegrationId, byte[] Hash);

[JsonSerializable(typeof(HotspotProfile))]
internal sealed partial class HotspotProfileJson : JsonSerializerContext;
