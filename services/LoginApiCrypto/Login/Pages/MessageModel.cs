namespace Icaro.LoginApiCrypto.Login.Pages;

/// <summary>The data of a page with a single message.</summary>
/// <param name="Detail">For support: a code, or the error text of the box.</param>
public sealed record MessageModel(
    PageTexts Texts,
    string? Logo,
    string Title,
    string Text,
    bool IsProblem,
    string? Detail = null,
    string? LinkText = null,
    string? LinkUrl = null)
{
    internal static MessageModel Online(PageTexts texts, Box box, string? userUrl) => new(
        texts,
        box.Logo,
        texts.OnlineTitle,
        texts.Online,
        IsProblem: false,
        LinkText: SafeUrl(userUrl) is { } safe ? $"{texts.Continue} {safe.IdnHost}" : null,
        LinkUrl: SafeUrl(userUrl)?.AbsoluteUri);

    internal static MessageModel Offline(PageTexts texts, Box box, string loginUrl) => new(
        texts, box.Logo, texts.OfflineTitle, texts.Offline, IsProblem: false, LinkText: texts.GoOnline, LinkUrl: loginUrl);

    internal static MessageModel Failed(PageTexts texts, Box box, string detail, string againUrl) => new(
        texts, box.Logo, texts.FailedTitle, texts.Failed, IsProblem: true, detail, texts.TryAgain, againUrl);

    internal static MessageModel Error(PageTexts texts, Box? box, string text, string code) => new(
        texts, box?.Logo, texts.ErrorTitle, text, IsProblem: true, code, box is null ? null : texts.TryAgain, box?.BaseUrl);

    /// <summary>Pages link to a URL of a browser or box only when it is a plain web address whose host is evident.</summary>
    private static Uri? SafeUrl(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url is { Scheme: "http" or "https", UserInfo: "", Host.Length: > 0 }
        && !text.AsSpan().ContainsAnyInRange('\0', ' ')
            ? url
            : null;
}
