namespace Icaro.LoginApiCrypto.Login.Pages;

/// <summary>The texts of the pages in one language.</summary>
public sealed record PageTexts
{
    public required string Language { get; init; }

    /// <summary>The name of the language, in the language.</summary>
    public required string LanguageName { get; init; }

    public required string Title { get; init; }

    public required string Intro { get; init; }

    public required string Terms { get; init; }

    public required string Credentials { get; init; }

    public required string User { get; init; }

    public required string Password { get; init; }

    public required string Hotel { get; init; }

    public required string Room { get; init; }

    public required string LastName { get; init; }

    public required string FirstName { get; init; }

    public required string Pin { get; init; }

    public required string ArrivalDay { get; init; }

    public required string DepartureDay { get; init; }

    public required string Birthday { get; init; }

    public required string DayFormat { get; init; }

    public required string Offer { get; init; }

    /// <summary>Followed by the guest's name.</summary>
    public required string Welcome { get; init; }

    public required string Free { get; init; }

    public required string TakeOnline { get; init; }

    public required string Ticket { get; init; }

    public required string Voucher { get; init; }

    public required string GoOnline { get; init; }

    public required string OnlineTitle { get; init; }

    public required string Online { get; init; }

    /// <summary>Followed by a host name.</summary>
    public required string Continue { get; init; }

    public required string DeviceTitle { get; init; }

    public required string Device { get; init; }

    public required string FailedTitle { get; init; }

    public required string Failed { get; init; }

    public required string TryAgain { get; init; }

    public required string ErrorTitle { get; init; }

    public required string WrongVoucher { get; init; }

    public required string Denied { get; init; }

    public required string Undecided { get; init; }

    public required string TooManyAttempts { get; init; }

    public required string SessionMissing { get; init; }

    public required string AlreadyUsed { get; init; }

    public required string Unusable { get; init; }

    public static PageTexts Of(string language) => language switch
    {
        "it" => ItalianTexts.All,
        "de" => GermanTexts.All,
        "fr" => FrenchTexts.All,
        _ => EnglishTexts.All,
    };
}
