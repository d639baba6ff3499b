namespace Icaro.LoginApiCrypto.Protocol.Codec;

/// <summary>URLs to which a browser is sent with a message for the box.</summary>
internal static class BoxAddress
{
    /// <param name="baseUrl">The URL of the Login API of the box; it may have a query.</param>
    /// <param name="message">The message.</param>
    /// <param name="url">The URL.</param>
    /// <returns>False when it is longer than <see cref="LapiLimits.MaxUrl"/>.</returns>
    public static bool TryBuild(string baseUrl, SealedText message, [NotNullWhen(true)] out string? url)
    {
        url = $"{baseUrl}{Separator(baseUrl)}lapi={message.Lapi}&si={Uri.EscapeDataString(message.Si)}";
        if (url.Length <= LapiLimits.MaxUrl)
            return true;

        url = null;
        return false;
    }

    /// <summary>The unsigned URL by which a page asks the box for the data of the device.</summary>
    public static string ForRefresh(string baseUrl, string refreshId) =>
        $"{baseUrl}{Separator(baseUrl)}lapi=ref&ref={Uri.EscapeDataString(refreshId)}";

    private static char Separator(string baseUrl) => baseUrl.Contains('?', StringComparison.Ordinal) ? '&' : '?';
}
