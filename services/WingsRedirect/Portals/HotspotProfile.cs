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
    /// <summary>A control character, which none of the fields holds.</summary>
    private const char Separator = '\u001F';

    public static byte[] Pack(HotspotLine line) => Encoding.UTF8.GetBytes(string.Join(
        Separator,
        line.Name,
        line.BusinessName,
        line.BusinessVat,
        line.BusinessAddress,
        line.BusinessEmail,
        line.BusinessDpo,
        line.BusinessDpoMail));

    public static HotspotProfile Unpack(byte[] packed) => Encoding.UTF8.GetString(packed).Split(Separator) is
        [var name, var businessName, var vat, var address, var email, var dpo, var dpoMail]
        ? new(name, businessName, vat, address, email, dpo, dpoMail)
        : throw new FormatException("This is not a packed profile.");
}

/// <summary>What many hotspots have in common, and share in memory.</summary>
/// <param name="Preferences">A JSON object.</param>
internal sealed record HotspotTexts(string TermsOfUse, string MarketingUse, string Preferences, string VenueInfoUrl);

/// <summary>SHA-256 of the token that a platform has for a hotspot.</summary>
internal sealed record ApiTokenHash(int IntegrationId, byte[] Hash);
