namespace Icaro.IntegrationsCatalog.Core.Units;

/// <summary>What a unit shall be. Fields that are missing stay as they are; its hotspot, uuid and secret always do.</summary>
internal sealed record UnitChange(string? MacAddress, string? Name, string? Description) : IRequestBody<UnitChange>
{
    public static JsonTypeInfo<UnitChange> Json => UnitChangeJson.Default.UnitChange;

    public static UnitChange Empty { get; } = new(null, null, null);

    public string? FindFault() => new FieldCheck()
        .Check(
            MacAddress is null || Units.MacAddress.IsWellFormed(MacAddress), nameof(MacAddress), "is not six octets like E4-95-6E-44-1D-5C")
        .Optional(Name, 200)
        .Optional(Description, 2000)
        .Fault;

    public void ApplyTo(Unit unit)
    {
        unit.MacAddress = MacAddress is null ? unit.MacAddress : Units.MacAddress.Normalize(MacAddress);
        unit.Name = Name ?? unit.Name;
        unit.Description = Description ?? unit.Description;
    }
}

[JsonSerializable(typeof(UnitChange))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class UnitChangeJson : JsonSerializerContext;
