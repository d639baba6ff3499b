namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>The data of a device and its user, from the box.</summary>
/// <param name="Address">IP address in the box's network.</param>
/// <param name="Mac">12 hex digits in lowercase.</param>
/// <param name="Vlan">0 for none.</param>
/// <param name="RegistrationNumber">The number of the box.</param>
/// <param name="Uo">Online state: 1 while the device is online.</param>
/// <param name="Uop">Online state, passed through unchanged, as are the next two.</param>
/// <param name="UserUrl">The URL that the user requested when the box intercepted the request.</param>
internal sealed record Device(
    string Address,
    string Mac,
    int Vlan,
    string RegistrationNumber,
    string? Uo,
    string? Uop,
    string? Mu,
    string? Lu,
    string? UserUrl)
{
    private const int MaxState = 255;

    public bool IsOnline => Uo == "1";

    public static Device Read(FieldReader reader, LapiVersion version)
    {
        reader.Since(LapiVersion.OnlineState, version, "uo", "uop", "mu", "lu");
        return new(
            reader.Address("ip"),
            reader.Mac("ma"),
            reader.Vlan("vl"),
            reader.RegistrationNumber("iac"),
            reader.Optional("uo", MaxState),
            reader.Optional("uop", MaxState),
            reader.Optional("mu", MaxState),
            reader.Optional("lu", MaxState),
            reader.Optional("userurl", LapiLimits.MaxUrl));
    }

    public FieldList AddTo(FieldList fields) => fields
        .With("ip", Address)
        .With("ma", Mac)
        .With("vl", Vlan.ToString(CultureInfo.InvariantCulture))
        .With("iac", RegistrationNumber)
        .With("uo", Uo)
        .With("uop", Uop)
        .With("mu", Mu)
        .With("lu", Lu)
        .With("userurl", UserUrl);
}
