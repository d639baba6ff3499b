using System.Net;
using AngleSharp.Dom;
using Ganss.Xss;

namespace Icaro.WingsRedirect.Portals;

/// <summary>
/// Texts of platforms, which portals show as HTML: formatting and links by https and mailto remain. What is not allowed loses its tags and
/// attributes, and scripts and styles their content too.
/// </summary>
internal static class SafeHtml
{
    /// <summary>
    /// Tags that are nested take a time that grows with the square of their number. Texts with more of them are shown as they are written.
    /// </summary>
    private const int MaxTags = 2000;

    private static readonly HtmlSanitizer Sanitizer = NewSanitizer();

    public static string Of(string text)
    {
        // Without markup nothing can be unsafe.
        if (!text.Contains('<', StringComparison.Ordinal))
            return text;

        return text.AsSpan().Count('<') > MaxTags ? WebUtility.HtmlEncode(text) : Sanitizer.Sanitize(text);
    }

    private static HtmlSanitizer NewSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5",
                "h6", "hr", "i", "ins", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "sup", "table", "tbody", "td",
                "tfoot", "th", "thead", "tr", "u", "ul",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "colspan", "dir", "href", "lang", "rowspan", "start", "title",
            },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Uri.UriSchemeHttps, Uri.UriSchemeMailto },
        })
        {
            KeepChildNodes = true,
        };
        sanitizer.RemovingTag += (_, removing) => RemoveHiddenContent(removing.Tag);
        sanitizer.FilterUrl += (_, url) => url.SanitizedUrl = IsAbsolute(url.SanitizedUrl) ? url.SanitizedUrl : null;
        return sanitizer;
    }

    /// <summary>What is no text for people must not become one.</summary>
    private static void RemoveHiddenContent(IElement element)
    {
        if (element.LocalName is "script" or "style" or "iframe" or "object" or "noscript" or "template" or "title" or "svg" or "math")
            element.TextContent = "";
    }

    /// <summary>A link within the portal's own site is none of the platform's.</summary>
    private static bool IsAbsolute(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var absolute)
        && (absolute.Scheme == Uri.UriSchemeMailto || absolute.Scheme == Uri.UriSchemeHttps);
}
