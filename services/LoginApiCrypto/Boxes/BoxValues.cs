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
