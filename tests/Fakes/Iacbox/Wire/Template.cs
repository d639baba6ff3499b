using System.Text.RegularExpressions;

namespace Icaro.Iacbox.Wire;

/// <summary>Texts with placeholders, <c>$VERSION</c> to <c>$USERURL</c>, that the administrator of the box can arrange freely.</summary>
internal static partial class Template
{
    public static string Expand(string template, IReadOnlyDictionary<string, string> values, Func<string, string> encode) =>
        Placeholder().Replace(template, match => values.TryGetValue(match.Groups[1].Value, out var value) ? encode(value) : "");

    [GeneratedRegex(@"\$([A-Z]+)")]
    private static partial Regex Placeholder();
}
