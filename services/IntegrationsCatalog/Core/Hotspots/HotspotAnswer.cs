namespace Icaro.IntegrationsCatalog.Core.Hotspots;

/// <param name="AccountName">Whose hotspot it is; not told in lists.</param>
internal sealed record HotspotAnswer(
    int Id,
    string Uuid,
    int AccountId,
    string Name,
    string Description,
    string BusinessName,
    string BusinessVat,
    string BusinessAddress,
    string BusinessEmail,
    string BusinessDpo,
    string BusinessDpoMail,
    DateTimeOffset Created,
    string? AccountName = null)
{
    public static HotspotAnswer Of(Hotspot hotspot) => new(
        hotspot.Id,
        hotspot.Uuid,
        hotspot.AccountId,
        hotspot.Name,
        hotspot.Description,
        hotspot.BusinessName,
        hotspot.BusinessVat,
        hotspot.BusinessAddress,
        hotspot.BusinessEmail,
        hotspot.BusinessDpo,
        hotspot.BusinessDpoMail,
        hotspot.Created);
}

[JsonSerializable(typeof(HotspotAnswer))]
[JsonSerializable(typeof(Listing<HotspotAnswer>))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class HotspotAnswerJson : JsonSerializerContext;
