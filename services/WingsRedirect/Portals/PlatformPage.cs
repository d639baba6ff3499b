namespace Icaro.WingsRedirect.Portals;

/// <summary>
/// The page of a platform to which guests are sent, split where the portal's path and the parameters are inserted: the URL may
/// have a path, a query and a fragment of its own.
/// </summary>
/// <param name="Address">The URL up to its path, without a trailing slash.</param>
/// <param name="Query"><c>?</c>, followed by own parameters and <c>&amp;</c>.</param>
/// <param name="Fragment">With its <c>#</c>, or empty.</param>
internal sealed record PlatformPage(string Address, string Query, string Fragment)
{
    /// <returns>Null for a text that is not an absolute URL.</returns>
    public static PlatformPage? Of(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
            return null;

        // Platforms expect the URL as it was entered; only characters that a header cannot contain are encoded.
        var address = url.AsSpan().ContainsAnyExceptInRange('!', '~') ? Encoded(uri) : url;
        var fragment = address.IndexOf('#') is var hash and >= 0 ? address[hash..] : "";
        var withoutFragment = address[..^fragment.Length];
        var mark = withoutFragment.IndexOf('?');
        var path = mark < 0 ? withoutFragment : withoutFragment[..mark];
        var parameters = mark < 0 ? "" : withoutFragment[(mark + 1)..].TrimEnd('&');
        return new(path.TrimEnd('/'), parameters is "" ? "?" : $"?{parameters}&", fragment);
    }

    private static string Encoded(Uri uri) => new UriBuilder(uri) { Host = uri.IdnHost }.Uri.AbsoluteUri;
}

/// <summary>Whether a guest visits the platforms before or after logging in.</summary>
internal enum Step : byte
{
    Pre,
    Post,
}

internal static class StepNames
{
    public static string Name(this Step step) => step == Step.Pre ? "pre" : "post";
}
