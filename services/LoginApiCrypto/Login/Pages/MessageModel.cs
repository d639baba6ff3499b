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
        LinkText: Links.Safe(userUrl) is { } safe ? $"{texts.Continue} {safe.IdnHost}" : null,
        LinkUrl: Links.Safe(userUrl)?.AbsoluteUri);

    /// <summary>No message says whether the device is online.</summary>
    internal static MessageModel OfDevice(PageTexts texts, Box box, Device device, string loginUrl)
    {
        string?[] data = [device.Address, device.Mac, device.Vlan is { } vlan ? $"VLAN {vlan}" : null];
        var detail = string.Join(" · ", data.OfType<string>());
        return new(texts, box.Logo, texts.DeviceTitle, texts.Device, IsProblem: false, detail, texts.GoOnline, loginUrl);
    }

    internal static MessageModel Failed(PageTexts texts, Box box, string detail, string againUrl) => new(
        texts, box.Logo, texts.FailedTitle, texts.Failed, IsProblem: true, detail, texts.TryAgain, againUrl);

    internal static MessageModel Error(PageTexts texts, Box? box, string text, string code) => new(
        texts, box?.Logo, texts.ErrorTitle, text, IsProblem: true, code, box is null ? null : texts.TryAgain, box?.BaseUrl);
}
