namespace Icaro.IntegrationsCatalog.Core.Units;

/// <summary>
/// Missing fields keep their values. The hotspot, uuid and secret of a unit change only when it is registered again.
/// </summary>
internal sealed record UnitChange(string? MacAddress, string? Name, string? Description) : IRequestBody<UnitChange>
{
    public static JsonTypeInfo<UnitChange> Json => CatalogJson.Default.UnitChange;

    public static UnitChange Empty { get; } = new(null, null, null);

    public static UnitChange Example { get; } = new(null, "Terrace", "Under the roof");

    public string? FindFault() => new FieldCheck()
        .Check(
            MacAddress is null || Model.MacAddress.IsWellFormed(MacAddress), nameof(MacAddress), "is not six octets like E4-95-6E-44-1D-5C")
        .Optional(Name, 200)
        .Optional(Description, 2000)
        .Fault;

    public void ApplyTo(Unit unit)
    {
        unit.MacAddress = MacAddress is null ? unit.MacAddress : Model.MacAddress.Normalize(MacAddress);
        unit.Name = Name ?? unit.Name;
        unit.Description = Description ?? unit.Description;
    }
}
