namespace Icaro.LoginApiCrypto.Login.Pages;

/// <summary>A page that says one thing.</summary>
/// <param name="Detail">For whoever is asked for help: a code, or the box's own words.</param>
public sealed record MessageModel(
    PageTexts Texts, string? Logo, string Title, string Text, bool IsProblem, string? Detail = null, string? LinkText = null, string? LinkUrl = null)
{
    internal static MessageModel Online(PageTexts texts, Box box, string? userUrl) => new(
        texts,
        box.Logo,
        texts.OnlineTitle,
        texts.Online,
        IsProblem: false,
        LinkText: SafeAddress.Of(userUrl) is { } safe ? $"{texts.Continue} {new Uri(safe).IdnHost}" : null,
        LinkUrl: SafeAddress.Of(userUrl));

    internal static MessageModel Offline(PageTexts texts, Box box, string loginUrl) => new(
        texts, box.Logo, texts.OfflineTitle, texts.Offline, IsProblem: false, LinkText: texts.GoOnline, LinkUrl: loginUrl);

    internal static MessageModel Failed(PageTexts texts, Box box, string detail, string againUrl) => new(
        texts, box.Logo, texts.FailedTitle, texts.Failed, IsProblem: true, detail, texts.TryAgain, againUrl);

    internal static MessageModel Error(PageTexts texts, Box? box, string text, string code) => new(
        texts, box?.Logo, texts.ErrorTitle, text, IsProblem: true, code, box is null ? null : texts.TryAgain, box?.BaseUrl);
}
