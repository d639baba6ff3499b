using System.Net;
using System.Text.RegularExpressions;

namespace Icaro.WingsRedirect.Wax;

/// <summary>
/// A text with <c>{{ .BusinessName }}</c> and the like in it, as operators have them from the original. Values are escaped
/// for HTML. What stands for nothing stays as it is: a slip in a template shows, and does no harm.
/// </summary>
internal static partial class TermsTemplate
{
    private const string IntegrationTerms = "IntegrationTerms";

    /// <param name="template">As configured.</param>
    /// <param name="hotspot">Whose fields the template may show.</param>
    /// <param name="integrationTerms">Where the template asks for them; else at its end.</param>
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
        _ => null,
    };

    [GeneratedRegex(@"\{\{-?\s*\.?(?<name>[A-Za-z_]+)\s*-?\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder { get; }
}
