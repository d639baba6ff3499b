using System.Text.Json.Serialization;

namespace Icaro.Contracts.Portals;

/// <summary>
/// <c>GET /internal/portals/{hotspot}/disclaimers</c>: the texts that a hotspot can show, as templates. The lines of portals contain only
/// the ones that it shows.
/// </summary>
/// <param name="TermsOfUse">The hotspot's own, under the id 0.</param>
/// <param name="MarketingUse">The hotspot's own, under the id 0.</param>
/// <param name="Disclaimers">Of its reseller.</param>
/// <param name="TosSelectedId">0 for the hotspot's own.</param>
/// <param name="PrivacySelectedId">0 for the hotspot's own.</param>
public sealed record HotspotDisclaimers(
    string TermsOfUse, string MarketingUse, IReadOnlyList<DisclaimerText> Disclaimers, int TosSelectedId, int PrivacySelectedId);

/// <param name="Type"><c>tos</c> or <c>privacy</c>.</param>
public sealed record DisclaimerText(int Id, string Type, string Title, string Body);

[JsonSerializable(typeof(HotspotDisclaimers))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
public sealed partial class HotspotDisclaimersJson : JsonSerializerContext;
