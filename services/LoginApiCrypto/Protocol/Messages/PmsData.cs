namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>What the hotel's system knows of a guest, as the box hands it out. Dates are as the hotel writes them.</summary>
internal sealed record PmsData(
    string? Id,
    string? FirstName,
    string? LastName,
    string? Room,
    string? ArrivalDate,
    string? DepartureDate,
    string? BirthDate,
    string? Vip)
{
    private const int MaxText = 255;

    /// <summary>The names of the fields in the protocol.</summary>
    public static readonly string[] FieldNames = ["id", "fname", "lname", "room", "adate", "ddate", "bdate", "vip"];

    public static (PmsData? Data, FieldFault? Fault) Read(FieldList fields)
    {
        var reader = new FieldReader(fields);
        var data = new PmsData(
            reader.Optional("id", MaxText),
            reader.Optional("fname", MaxText),
            reader.Optional("lname", MaxText),
            reader.Optional("room", MaxText),
            reader.Optional("adate", MaxText),
            reader.Optional("ddate", MaxText),
            reader.Optional("bdate", MaxText),
            reader.Optional("vip", MaxText));
        if (data is { Id: null, LastName: null, Room: null })
            reader.Refuse(FieldFault.Missing("id"));
        return reader.Fault is { } fault ? (null, fault) : (data, null);
    }

    /// <summary>Keeps the guest out of whatever prints the record.</summary>
    public override string ToString() => nameof(PmsData);
}
