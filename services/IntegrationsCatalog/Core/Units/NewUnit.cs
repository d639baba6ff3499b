namespace Icaro.IntegrationsCatalog.Core.Units;

/// <param name="HotspotId">A number, or a string that holds one.</param>
/// <param name="Uuid">Generated when not given, as is the secret.</param>
internal sealed record NewUnit(int? HotspotId, string? MacAddress, string? Name, string? Description, string? Uuid, string? Secret)
    : IRequestBody<NewUnit>
{
    public static JsonTypeInfo<NewUnit> Json => NewUnitJson.Default.NewUnit;

    public string? FindFault() => new FieldCheck()
        .Required(HotspotId)
        .Check(Units.MacAddress.IsWellFormed(MacAddress), nameof(MacAddress), "is not six octets like E4-95-6E-44-1D-5C")
        .Optional(Name, 200)
        .Optional(Description, 2000)
        .Optional(Uuid, 100)
        .Optional(Secret, 200)
        .Fault;

    public Unit ToUnit(DateTimeOffset now) => new()
    {
        HotspotId = HotspotId!.Value,
        MacAddress = Units.MacAddress.Normalize(MacAddress!),
        Name = Name ?? "",
        Description = Description ?? "",
        Uuid = string.IsNullOrEmpty(Uuid) ? Guid.NewGuid().ToString() : Uuid,
        Secret = string.IsNullOrEmpty(Secret) ? RandomNumberGenerator.GetHexString(32, lowercase: true) : Secret,
        Created = now,
    };
}

[JsonSerializable(typeof(NewUnit))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class NewUnitJson : JsonSerializerContext;
