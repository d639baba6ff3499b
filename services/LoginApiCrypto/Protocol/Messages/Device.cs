namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>The data of a device, its user and its box. Every field is optional, and may be there without a value.</summary>
/// <param name="Address">IP address in the box's network.</param>
/// <param name="Mac">12 hex digits in lowercase.</param>
/// <param name="Vlan">The VLAN or route; null where the box has none.</param>
/// <param name="RegistrationNumber">The number of the box.</param>
/// <param name="UsersOnline">How many users of the box are online.</param>
/// <param name="UsersOnlinePercent">The same in percent.</param>
/// <param name="MaxUsers">How many there should be at most.</param>
/// <param name="LicensedUsers">How many the license allows; 99999 for no limit.</param>
/// <param name="UserUrl">The URL that the user requested when the box intercepted the request.</param>
internal sealed record Device(
    string? Address,
    string? Mac,
    int? Vlan,
    string? RegistrationNumber,
    int? UsersOnline,
    int? UsersOnlinePercent,
    int? MaxUsers,
    int? LicensedUsers,
    string? UserUrl)
{
    private const int MaxVlan = 4096;
    private const int ManyUsers = 99_999;

    private static readonly string[] Keys = ["ip", "ma", "vl", "iac", "uo", "uop", "mu", "lu", "userurl"];

    /// <summary>Whether the message has the data of a device.</summary>
    public static bool IsIn(FieldReader reader) => Array.Exists(Keys, reader.Contains);

    public static Device Read(FieldReader reader, LapiVersion version)
    {
        reader.Since(LapiVersion.OnlineState, version, "uo", "uop", "mu", "lu");
        return new(
            reader.Address("ip"),
            reader.Mac("ma"),
            reader.OptionalNumber("vl", 0, MaxVlan),
            reader.RegistrationNumber("iac"),
            reader.OptionalNumber("uo", 0, ManyUsers),
            reader.OptionalNumber("uop", 0, 100),
            // The document says both "from 10" and "above 0" of the maximum.
            reader.OptionalNumber("mu", 1, ManyUsers),
            reader.OptionalNumber("lu", 1, ManyUsers),
            reader.Optional("userurl", LapiLimits.MaxUrl));
    }

    public FieldList AddTo(FieldList fields) => fields
        .With("ip", Address)
        .With("ma", Mac)
        .With("vl", Vlan)
        .With("iac", RegistrationNumber)
        .With("uo", UsersOnline)
        .With("uop", UsersOnlinePercent)
        .With("mu", MaxUsers)
        .With("lu", LicensedUsers)
        .With("userurl", UserUrl);
}
