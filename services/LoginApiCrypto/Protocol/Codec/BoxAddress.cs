namespace Icaro.LoginApiCrypto.Protocol;

/// <summary>Addresses to which a browser is sent with a message for the box.</summary>
internal static class BoxAddress
{
    /// <param name="baseUrl">Where the box listens; it may have a query.</param>
    /// <param name="message">The message.</param>
    /// <param name="url">The address.</param>
    /// <returns>False when it is longer than <see cref="LapiLimits.MaxUrl"/>.</returns>
    public static bool TryBuild(string baseUrl, SealedText message, [NotNullWhen(true)] out string? url)
    {
        url = $"{baseUrl}{Joint(baseUrl)}lapi={message.Lapi}&si={Uri.EscapeDataString(message.Si)}";
        if (url.Length <= LapiLimits.MaxUrl)
            return true;

        url = null;
        return false;
    }

    /// <summary>The literal call, which nobody signs, by which a page asks the box for the device's data.</summary>
    public static string ForRefresh(string baseUrl, string refreshId) =>
        $"{baseUrl}{Joint(baseUrl)}lapi=ref&ref={Uri.EscapeDataString(refreshId)}";

    private static char Joint(string baseUrl) => baseUrl.Contains('?', StringComparison.Ordinal) ? '&' : '?';
}
