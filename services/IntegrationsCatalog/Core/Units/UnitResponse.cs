namespace Icaro.IntegrationsCatalog.Core.Units;

/// <param name="Secret">Missing for platforms, which could impersonate the unit with it.</param>
internal sealed record UnitResponse(
    int Id,
    int HotspotId,
    string MacAddress,
    string Name,
    string Description,
    string Uuid,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret,
    DateTimeOffset Created)
{
    public static UnitResponse Example { get; } = new(
        1, 1, "E4-95-6E-44-1D-5C", "Entrance", "Above the door", "9a3c5e72-52d1-4c0f-8b64-1f7e2d9c6a05", "32 hex characters",
        new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero));

    public static UnitResponse Of(Unit unit, TokenIdentity caller) => new(
        unit.Id,
        unit.HotspotId,
        unit.MacAddress,
        unit.Name,
        unit.Description,
        unit.Uuid,
        caller.IsApiToken ? null : unit.Secret,
        unit.Created);
}
