namespace Icaro.LoginApiCrypto.Login.Pages;

internal static class Links
{
    /// <summary>Pages link to a URL of a browser or box only when it is a plain web address whose host is evident.</summary>
    public static Uri? Safe(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url is { Scheme: "http" or "https", UserInfo: "", Host.Length: > 0 }
        && !text.AsSpan().ContainsAnyInRange('\0', ' ')
            ? url
            : null;
}
