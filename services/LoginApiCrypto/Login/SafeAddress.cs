namespace Icaro.LoginApiCrypto.Login;

/// <summary>Tells whether a page may link to an address that a browser or box brought along.</summary>
internal static class SafeAddress
{
    /// <returns>The address, when it is a plain web address that cannot pass for another; else null.</returns>
    public static string? Of(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url is { Scheme: "http" or "https", UserInfo: "", Host.Length: > 0 }
        && !text.AsSpan().ContainsAnyInRange('\0', ' ')
            ? url.AbsoluteUri
            : null;
}
