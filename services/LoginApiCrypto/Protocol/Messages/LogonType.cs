namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>The ways to let a device online.</summary>
internal static class LogonType
{
    /// <summary>Without asking anybody: the decision was made on our side.</summary>
    public const string TakeOnline = "to";

    /// <summary>With the user name and password of a ticket.</summary>
    public const string Credentials = "cred";

    /// <summary>With what the hotel's system knows of the guest, such as room and name.</summary>
    public const string Pms = "pms";

    /// <summary>With the box's free access.</summary>
    public const string Free = "free";

    /// <summary>With a ticket that the box makes for it; the decision was made on our side.</summary>
    public const string Create = "create";

    public static readonly string[] All = [TakeOnline, Credentials, Pms, Free, Create];

    /// <summary>Those for which somebody on our side must say yes.</summary>
    public static bool NeedsDecision(string type) => type is TakeOnline or Create;
}
