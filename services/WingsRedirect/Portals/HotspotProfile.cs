namespace Icaro.WingsRedirect.Portals;

/// <summary>The fields of a hotspot and its reseller that templates may contain.</summary>
internal sealed record HotspotProfile(
    string Name,
    string BusinessName,
    string BusinessVat,
    string BusinessAddress,
    string BusinessEmail,
    string BusinessDpo,
    string BusinessDpoMail,
    string PrivacyName,
    string PrivacyVat,
    string PrivacyAddress,
    string PrivacyEmail,
    string PrivacyDpo,
    string PrivacyDpoMail)
{
    /// <summary>A control character: the catalog accepts none in these fields.</summary>
    private const char Separator = '\u001F';

    public static byte[] Pack(HotspotLine line) => Encoding.UTF8.GetBytes(string.Join(
        Separator,
        line.Name,
        line.BusinessName,
        line.BusinessVat,
        line.BusinessAddress,
        line.BusinessEmail,
        line.BusinessDpo,
        line.BusinessDpoMail,
        line.PrivacyName,
        line.PrivacyVat,
        line.PrivacyAddress,
        line.PrivacyEmail,
        line.PrivacyDpo,
        line.PrivacyDpoMail));

    public static HotspotProfile Unpack(byte[] packed) => Encoding.UTF8.GetString(packed).Split(Separator) is
        [var name, var businessName, var vat, var address, var email, var dpo, var dpoMail,
        var privacyName, var privacyVat, var privacyAddress, var privacyEmail, var privacyDpo, var privacyDpoMail]
        ? new(
            name, businessName, vat, address, email, dpo, dpoMail,
            privacyName, privacyVat, privacyAddress, privacyEmail, privacyDpo, privacyDpoMail)
        : throw new FormatException("This is not a packed profile.");
}

/// <summary>Texts that many hotspots have in common and share in memory.</summary>
/// <param name="Preferences">A JSON object.</param>
internal sealed record HotspotTexts(string TermsOfUse, string MarketingUse, string Preferences, string VenueInfoUrl);

/// <summary>The SHA-256 hash of the API token of an integration at a hotspot.</summary>
internal sealed record ApiTokenHash(int IntegrationId, byte[] Hash);
