namespace Icaro.IntegrationsCatalog.Core.Hotspots;

/// <param name="AccountName">The name of the reseller; missing in lists.</param>
internal sealed record HotspotResponse(
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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AccountName = null)
{
    public static HotspotResponse Example { get; } = new(
        1, "4f9d1c4e-7f0b-4e52-9b1a-6d2f0c8a3e71", 2, "Alpina lobby", "Ground floor", "Alpina Ltd.", "01234567890", "1 Mountain Road",
        "info@alpina.example", "Dana Privacy", "privacy@alpina.example", new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero), "reseller");

    public static HotspotResponse Of(Hotspot hotspot) => new(
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
