namespace Icaro.LoginApiCrypto.Login.Decisions;

/// <summary>Who says yes for the logon types <c>to</c> and <c>create</c>.</summary>
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
