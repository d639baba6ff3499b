namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>The ways to log a device on.</summary>
internal static class LogonType
{
    /// <summary>Without credentials: the server decided.</summary>
    public const string TakeOnline = "to";

    /// <summary>With the user name and password of a ticket.</summary>
    public const string Credentials = "cred";

    /// <summary>With data of the hotel's system, such as room and name.</summary>
    public const string Pms = "pms";

    /// <summary>With the free access of the box.</summary>
    public const string Free = "free";

    /// <summary>With a new ticket of the box: the server decided.</summary>
    public const string Create = "create";

    public static readonly string[] All = [TakeOnline, Credentials, Pms, Free, Create];

    /// <summary>Whether the server must decide.</summary>
    public static bool NeedsDecision(string type) => type is TakeOnline or Create;
}
