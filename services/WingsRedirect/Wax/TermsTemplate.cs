using System.Net;
using System.Text.RegularExpressions;

namespace Icaro.WingsRedirect.Wax;

/// <summary>
/// A text with placeholders such as <c>{{ .BusinessName }}</c>, as Icaro's operators have them. Values are escaped for HTML. An
/// unknown placeholder is left as it is, so that the operator sees the mistake.
/// </summary>
internal static partial class TermsTemplate
{
    private const string IntegrationTerms = "IntegrationTerms";

    /// <param name="template">As configured.</param>
    /// <param name="hotspot">The hotspot whose fields the template may contain.</param>
    /// <param name="integrationTerms">Replace their placeholder, or are appended when there is none.</param>
    public static string Fill(string template, HotspotProfile hotspot, string integrationTerms)
    {
        var asked = false;
        var text = Placeholder.Replace(template, match =>
        {
            var name = match.Groups["name"].Value.Replace("_", "", StringComparison.Ordinal);
            if (!name.Equals(IntegrationTerms, StringComparison.OrdinalIgnoreCase))
                return ValueOf(name, hotspot) is { } value ? WebUtility.HtmlEncode(value) : match.Value;

            asked = true;
            return integrationTerms;
        });
        return asked || integrationTerms is "" ? text : text is "" ? integrationTerms : $"{text}\n{integrationTerms}";
    }

    private static string? ValueOf(string name, HotspotProfile hotspot) => name.ToUpperInvariant() switch
    {
        "NAME" => hotspot.Name,
        "BUSINESSNAME" => hotspot.BusinessName,
        "BUSINESSVAT" => hotspot.BusinessVat,
        "BUSINESSADDRESS" => hotspot.BusinessAddress,
        "BUSINESSEMAIL" => hotspot.BusinessEmail,
        "BUSINESSDPO" => hotspot.BusinessDpo,
        "BUSINESSDPOMAIL" => hotspot.BusinessDpoMail,
        "PRIVACYNAME" => hotspot.PrivacyName,
        "PRIVACYVAT" => hotspot.PrivacyVat,
        "PRIVACYADDRESS" => hotspot.PrivacyAddress,
        "PRIVACYEMAIL" => hotspot.PrivacyEmail,
        "PRIVACYDPO" => hotspot.PrivacyDpo,
        "PRIVACYDPOMAIL" => hotspot.PrivacyDpoMail,
        _ => null,
    };

    [GeneratedRegex(@"\{\{-?\s*\.?(?<name>[A-Za-z_]+)\s*-?\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder { get; }
}
