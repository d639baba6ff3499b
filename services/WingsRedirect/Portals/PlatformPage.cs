namespace Icaro.WingsRedirect.Portals;

/// <summary>
/// The page of a platform that guests are sent to, taken apart where the portal's path and the parameters go in: an address
/// may have a path, a query and a fragment of its own.
/// </summary>
/// <param name="Address">Up to its path, without a slash at the end.</param>
/// <param name="Query">With <c>?</c>, and <c>&amp;</c> where it had parameters.</param>
/// <param name="Fragment">With its <c>#</c>, or empty.</param>
internal sealed record PlatformPage(string Address, string Query, string Fragment)
{
    /// <returns>Null for no address.</returns>
    public static PlatformPage? Of(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
            return null;

        // As it was typed, which every platform expects; only what cannot stand in a header is written otherwise.
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
