namespace Icaro.WingsRedirect.Flows;

/// <summary>
/// The return URL, ready for the parameters that are appended to its query. Our own parameters of an earlier flow are removed:
/// a portal may ask to return to its current URL, and a proof that a guest typed must not be taken for ours.
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

    /// <returns>With its <c>#</c>; empty for a URL without one.</returns>
    public static ReadOnlySpan<char> Fragment(ReadOnlySpan<char> address) =>
        address.IndexOf('#') is var start and >= 0 ? address[start..] : [];

    private static bool IsOurs(ReadOnlySpan<char> pair)
    {
        var name = pair.IndexOf('=') is var end and >= 0 ? pair[..end] : pair;
        return Is(name, "integration_done") || Is(name, "proof");
    }

    /// <summary>Compares the decoded name.</summary>
    private static bool Is(ReadOnlySpan<char> name, string plain) =>
        name.Contains('%') ? Uri.UnescapeDataString(name) == plain : name.SequenceEqual(plain);
}
