namespace Icaro.WingsRedirect.Flows;

/// <summary>
/// The portal's address, ready for what we add to its query. What it had of an earlier walk is left out: a portal that asks
/// to return to where it is may have come from there, and a proof that somebody typed is none.
/// </summary>
internal static class ReturnQuery
{
    public static void Append(ref UrlWriter url, ReadOnlySpan<char> address)
    {
        var withoutFragment = address[..^Fragment(address).Length];
        var start = withoutFragment.IndexOf('?');
        if (start < 0)
        {
            url.Append(withoutFragment);
            url.Append("?");
            return;
        }

        url.Append(withoutFragment[..(start + 1)]);
        var query = withoutFragment[(start + 1)..];
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            if (pair.IsEmpty || IsOurs(pair))
                continue;

            url.Append(pair);
            url.Append("&");
        }
    }

    /// <returns>With its <c>#</c>; empty when there is none.</returns>
    public static ReadOnlySpan<char> Fragment(ReadOnlySpan<char> address) =>
        address.IndexOf('#') is var start and >= 0 ? address[start..] : [];

    private static bool IsOurs(ReadOnlySpan<char> pair)
    {
        var name = pair.IndexOf('=') is var end and >= 0 ? pair[..end] : pair;
        return Is(name, "integration_done") || Is(name, "proof");
    }

    /// <summary>However it is encoded.</summary>
    private static bool Is(ReadOnlySpan<char> name, string plain) =>
        name.Contains('%') ? Uri.UnescapeDataString(name) == plain : name.SequenceEqual(plain);
}
