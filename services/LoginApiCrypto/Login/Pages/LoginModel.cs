namespace Icaro.LoginApiCrypto.Login.Pages;

/// <summary>The data of the login page.</summary>
/// <param name="Key">See <see cref="FormKey"/>.</param>
/// <param name="PmsUrl">The URL where the page's script asks for the guest; null for a page without the script.</param>
/// <param name="Problem">The error of the form that was submitted before.</param>
public sealed record LoginModel(
    PageTexts Texts,
    string Title,
    string Intro,
    string? Terms,
    string? Logo,
    IReadOnlyList<string> LogonTypes,
    bool AsksForVoucher,
    string Key,
    string? PmsUrl,
    string? Problem)
{
    internal static LoginModel Of(Box box, LoginSession session, PageTexts texts, string? problem = null)
    {
        var own = box.Texts.GetValueOrDefault(texts.Language);
        var hasPms = box.LogonTypes.Contains(LogonType.Pms) && !string.IsNullOrEmpty(box.PmsUrl);
        return new(
            texts,
            string.IsNullOrEmpty(own?.Title) ? texts.Title : own.Title,
            string.IsNullOrEmpty(own?.Intro) ? texts.Intro : own.Intro,
            string.IsNullOrEmpty(own?.Terms) ? null : own.Terms,
            box.Logo,
            box.LogonTypes,
            box.Decision == DecisionKind.Voucher,
            FormKey.Of(session),
            hasPms ? $"{box.PmsUrl}{(box.PmsUrl!.Contains('?', StringComparison.Ordinal) ? '&' : '?')}id={session.LogonId}" : null,
            problem);
    }

    public string Heading(string type) => type switch
    {
        LogonType.Credentials => Texts.Credentials,
        LogonType.Pms => Texts.Hotel,
        LogonType.Free => Texts.Free,
        LogonType.Create => Texts.Ticket,
        _ => Texts.TakeOnline,
    };
}
