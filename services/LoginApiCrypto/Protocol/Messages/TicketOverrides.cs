namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>
/// Values that replace those of the ticket template of the box.
/// </summary>
/// <param name="Otc">Time credit in seconds.</param>
/// <param name="Otl">Volume in MB.</param>
/// <param name="Omi">Idle timeout in seconds.</param>
/// <param name="Oep">Expiration, as a Unix timestamp.</param>
/// <param name="Odl">Download bandwidth in kBit/s.</param>
/// <param name="Oul">Upload bandwidth in kBit/s.</param>
/// <param name="Ode">Description.</param>
internal sealed record TicketOverrides(long? Otc, long? Otl, long? Omi, long? Oep, long? Odl, long? Oul, string? Ode)
{
    private const int MaxDescription = 255;

    public static readonly TicketOverrides None = new(null, null, null, null, null, null, null);

    public static TicketOverrides Read(FieldReader reader) => new(
        reader.OptionalNumber("otc"),
        reader.OptionalNumber("otl"),
        reader.OptionalNumber("omi"),
        reader.OptionalNumber("oep"),
        reader.OptionalNumber("odl"),
        reader.OptionalNumber("oul"),
        reader.Optional("ode", MaxDescription));

    public FieldList AddTo(FieldList fields) => fields
        .With("otc", Otc)
        .With("otl", Otl)
        .With("omi", Omi)
        .With("oep", Oep)
        .With("odl", Odl)
        .With("oul", Oul)
        .With("ode", Ode);
}
