namespace Icaro.WingsRedirect.Portals;

/// <summary>The origins to which the guests of a hotspot may return: those of its portal URLs.</summary>
/// <remarks>
/// URLs are parsed more strictly than in any browser, so that no browser reads one differently: an authority that is not plainly
/// <c>host[:port]</c>, or a character that is not printable ASCII, is rejected before the comparison.
/// </remarks>
internal sealed class ReturnHosts
{
    /// <summary>Characters.</summary>
    public const int MaxLength = 2048;

    private static readonly SearchValues<char> UrlCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    private static readonly SearchValues<char> AuthorityCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.:[]");

    private readonly string[] _origins;

    /// <param name="portalUrls">As configured. Other texts than URLs of a portal are ignored.</param>
    public ReturnHosts(IReadOnlyList<string> portalUrls)
    {
        List<string> origins = [];
        foreach (var url in portalUrls)
        {
            if (TryReadOrigin(url, out var origin) && !OsProbes.Include(url))
                origins.Add(origin.ToString());
        }

        _origins = [.. origins];
        Home = portalUrls.FirstOrDefault(Allow);
        SecureHome = portalUrls.FirstOrDefault(url => IsSecure(url) && Allow(url));
    }

    /// <summary>The portal URL for guests whose return URL is unknown; null when no portal URL is valid.</summary>
    public string? Home { get; }

    /// <summary>The same, of the portal URLs with https.</summary>
    public string? SecureHome { get; }

    public bool Allow(string address) => Allow(address.AsSpan());

    public bool Allow(ReadOnlySpan<char> address)
    {
        if (!TryReadOrigin(address, out var origin) || OsProbes.Include(address))
            return false;

        foreach (var allowed in _origins)
        {
            if (origin.Equals(allowed, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    public static bool IsSecure(ReadOnlySpan<char> address) => address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <param name="address">Any text.</param>
    /// <param name="origin">Scheme, host and port, without the default port of the scheme.</param>
    private static bool TryReadOrigin(ReadOnlySpan<char> address, out ReadOnlySpan<char> origin)
    {
        origin = default;
        var isSecure = IsSecure(address);
        if (address.Length > MaxLength
            || address.ContainsAnyExcept(UrlCharacters)
            || !(isSecure || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)))
            return false;

        var start = isSecure ? "https://".Length : "http://".Length;
        var length = address[start..].IndexOfAny('/', '?', '#');
        var authority = length < 0 ? address[start..] : address.Slice(start, length);
        if (authority.IsEmpty || authority.ContainsAnyExcept(AuthorityCharacters))
            return false;

        var usualPort = isSecure ? ":443" : ":80";
        origin = address[..(start + authority.Length)];
        if (authority.EndsWith(usualPort, StringComparison.Ordinal))
            origin = origin[..^usualPort.Length];
        return true;
    }
}
