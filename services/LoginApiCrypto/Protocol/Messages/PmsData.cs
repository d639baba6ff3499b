namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>The data of a guest in the hotel's system, as the box provides it. Dates have the format of the hotel.</summary>
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

    public static (PmsData? Data, FieldError? Error) Read(FieldList fields)
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
        return reader.Error is { } error ? (null, error) : (data, null);
    }

    /// <summary>Omits the data.</summary>
    public override string ToString() => nameof(PmsData);
}
