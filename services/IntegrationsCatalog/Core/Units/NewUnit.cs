namespace Icaro.IntegrationsCatalog.Core.Units;

/// <param name="HotspotId">A number, or a string that contains one.</param>
/// <param name="Uuid">Generated when missing, as is the secret.</param>
[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
internal sealed record NewUnit(int? HotspotId, string? MacAddress, string? Name, string? Description, string? Uuid, string? Secret)
    : IRequestBody<NewUnit>
{
    public static JsonTypeInfo<NewUnit> Json => CatalogJson.Default.NewUnit;

    public static NewUnit Example { get; } = new(1, "E4-95-6E-44-1D-5C", "Entrance", "Above the door", null, null);

    public string? FindFault() => new FieldCheck()
        .Required(HotspotId)
        .Check(Model.MacAddress.IsWellFormed(MacAddress), nameof(MacAddress), "is not six octets like E4-95-6E-44-1D-5C")
        .Optional(Name, 200)
        .Optional(Description, 2000)
        .Optional(Uuid, 100)
        .Optional(Secret, 200)
        .Fault;

    public Unit ToUnit(DateTimeOffset now) => new()
    {
        HotspotId = HotspotId!.Value,
        MacAddress = Model.MacAddress.Normalize(MacAddress!),
        Name = Name ?? "",
        Description = Description ?? "",
        Uuid = string.IsNullOrEmpty(Uuid) ? Guid.NewGuid().ToString() : Uuid,
        Secret = string.IsNullOrEmpty(Secret) ? RandomNumberGenerator.GetHexString(32, lowercase: true) : Secret,
        Created = now,
    };
}
