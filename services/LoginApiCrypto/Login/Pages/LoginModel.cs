namespace Icaro.LoginApiCrypto.Login.Pages;

/// <summary>The data of the login page.</summary>
/// <param name="Key">See <see cref="FormKey"/>.</param>
/// <param name="Pms">How the page's script logs hotel guests on at the box; null for a page without the script.</param>
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
    PmsModel? Pms,
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
            hasPms ? new(box.PmsUrl!, session.LogonId, box.PmsInputs, Links.Safe(session.UserUrl)) : null,
            problem);
    }

    public string Label(string input) => input switch
    {
        PmsInput.FirstName => Texts.FirstName,
        PmsInput.Pin => Texts.Pin,
        PmsInput.ArrivalDay => Texts.ArrivalDay,
        PmsInput.DepartureDay => Texts.DepartureDay,
        _ => Texts.Birthday,
    };

    public string Heading(string type) => type switch
    {
        LogonType.Credentials => Texts.Credentials,
        LogonType.Pms => Texts.Hotel,
        LogonType.Free => Texts.Free,
        LogonType.Create => Texts.Ticket,
        _ => Texts.TakeOnline,
    };
}

/// <param name="Url">The URL of the box that the script asks.</param>
/// <param name="LogonId">The id that the box issued.</param>
/// <param name="Inputs">What else the box asks for, besides the room and the name.</param>
/// <param name="UserUrl">Where a guest who is online continues.</param>
public sealed record PmsModel(string Url, string LogonId, IReadOnlyList<string> Inputs, Uri? UserUrl)
{
    private static readonly string[] Copies = [PmsInput.HimedRoom, PmsInput.LastName];

    /// <summary>Names of the room in the protocol.</summary>
    public string Room => Named("room", PmsInput.HimedRoom);

    /// <summary>Names of the guest's name in the protocol.</summary>
    public string Name => Named("name", PmsInput.LastName);

    /// <summary>Inputs of their own.</summary>
    public IEnumerable<string> Others => Inputs.Except(Copies);

    private string Named(string usual, string other) => Inputs.Contains(other) ? $"{usual} {other}" : usual;
}
