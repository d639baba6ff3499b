namespace Icaro.IntegrationsCatalog.Core.Units;

/// <param name="Secret">Not for platforms: with it they could speak for the unit.</param>
internal sealed record UnitAnswer(
    int Id, int HotspotId, string MacAddress, string Name, string Description, string Uuid, string? Secret, DateTimeOffset Created)
{
    public static UnitAnswer Of(Unit unit, TokenIdentity caller) => new(
        unit.Id,
        unit.HotspotId,
        unit.MacAddress,
        unit.Name,
        unit.Description,
        unit.Uuid,
        caller.IsApiToken ? null : unit.Secret,
        unit.Created);
}

[JsonSerializable(typeof(UnitAnswer))]
[JsonSerializable(typeof(Listing<UnitAnswer>))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class UnitAnswerJson : JsonSerializerContext;
