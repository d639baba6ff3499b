namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>Who decides about the logon types <c>to</c> and <c>create</c>.</summary>
internal static class DecisionKind
{
    /// <summary>The guest, by a click.</summary>
    public const string ClickThrough = "click_through";

    /// <summary>Whoever gave the guest a voucher.</summary>
    public const string Voucher = "voucher";

    /// <summary>A platform, over HTTP.</summary>
    public const string Platform = "platform";

    public static readonly string[] All = [ClickThrough, Voucher, Platform];
}

/// <summary>What a hotel's system may want to know of a guest, by the names in the protocol without <c>pms_</c>.</summary>
internal static class PmsInput
{
    /// <summary>The room once more, for the system Himed.</summary>
    public const string HimedRoom = "himed_room";

    /// <summary>The first name, for the system ASAj.</summary>
    public const string FirstName = "fname";

    /// <summary>The last name once more, for the system ASAj.</summary>
    public const string LastName = "lname";

    public const string Pin = "pin";
    public const string ArrivalDay = "arrivalday";
    public const string DepartureDay = "departureday";
    public const string Birthday = "birthday";

    public static readonly string[] All = [HimedRoom, FirstName, LastName, Pin, ArrivalDay, DepartureDay, Birthday];

    /// <summary>Those that came with <see cref="LapiVersion.Newest"/>.</summary>
    public static readonly string[] OfNewest = [HimedRoom, FirstName, LastName];
}

/// <summary>Our own pages that a refresh id can show; all other values are URLs.</summary>
internal static class RefreshPage
{
    public const string Login = "login";
    public const string Status = "status";
}

/// <summary>The languages of the pages.</summary>
internal static class Languages
{
    public static readonly string[] All = ["en", "it", "de", "fr"];
}

/// <summary>The texts of a box in one language, which replace ours.</summary>
internal sealed record BoxTexts(string? Title, string? Intro, string? Terms);
