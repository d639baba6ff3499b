namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>
/// Values that replace those of the ticket template of the box. Whole numbers, in the units that the box is configured with.
/// </summary>
internal sealed record TicketOverrides(long? Otc, long? Otl, long? Omi, long? Oep, long? Odl, long? Oul, long? Ode)
{
    public static readonly TicketOverrides None = new(null, null, null, null, null, null, null);

    public static TicketOverrides Read(FieldReader reader) => new(
        reader.OptionalNumber("otc"),
        reader.OptionalNumber("otl"),
        reader.OptionalNumber("omi"),
        reader.OptionalNumber("oep"),
        reader.OptionalNumber("odl"),
        reader.OptionalNumber("oul"),
        reader.OptionalNumber("ode"));

    public FieldList AddTo(FieldList fields) => fields
        .With("otc", Text(Otc))
        .With("otl", Text(Otl))
        .With("omi", Text(Omi))
        .With("oep", Text(Oep))
        .With("odl", Text(Odl))
        .With("oul", Text(Oul))
        .With("ode", Text(Ode));

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
