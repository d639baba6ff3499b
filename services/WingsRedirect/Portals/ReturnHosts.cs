namespace Icaro.WingsRedirect.Portals;

/// <summary>Where the guests of a hotspot may return to: the origins of its portal URLs.</summary>
/// <remarks>
/// An address is taken apart as strictly as no browser does, so that none can read it differently: what is not plainly
/// <c>scheme://host[:port]</c> and printable ASCII is refused before anybody compares.
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

    /// <param name="portalUrls">As configured; what is no address of a portal is passed over.</param>
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
    }

    /// <summary>For guests who have no other address of the portal.</summary>
    public string? Home { get; }

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

    /// <param name="address">Anything.</param>
    /// <param name="origin">Scheme, host and port, the latter without the scheme's own.</param>
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
