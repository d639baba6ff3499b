namespace Icaro.IntegrationsCatalog.Core.Hotspots;

/// <summary>Missing fields keep their values.</summary>
/// <param name="PrivacyDisclaimerId">A disclaimer of the account; 0 for the hotspot's own text.</param>
/// <param name="TosDisclaimerId">A disclaimer of the account; 0 for the hotspot's own text.</param>
[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
internal sealed record HotspotChange(
    string? Name,
    string? Description,
    string? BusinessName,
    string? BusinessVat,
    string? BusinessAddress,
    string? BusinessEmail,
    string? BusinessDpo,
    string? BusinessDpoMail,
    int? PrivacyDisclaimerId,
    int? TosDisclaimerId) : IRequestBody<HotspotChange>
{
    public static JsonTypeInfo<HotspotChange> Json => CatalogJson.Default.HotspotChange;

    public static HotspotChange Empty { get; } = new(null, null, null, null, null, null, null, null, null, null);

    public static HotspotChange Example { get; } = Empty with { Description = "Ground floor and terrace" };

    [JsonIgnore]
    public ChosenDisclaimers Disclaimers => new(PrivacyDisclaimerId, TosDisclaimerId);

    public string? FindFault() => new FieldCheck()
        .Check(Name is null || !string.IsNullOrWhiteSpace(Name), nameof(Name), "is empty")
        .Optional(Name, 200)
        .Optional(Description, 2000)
        .Optional(BusinessName, 200)
        .Optional(BusinessVat, 200)
        .Optional(BusinessAddress, 500)
        .Optional(BusinessEmail, 254)
        .Optional(BusinessDpo, 200)
        .Optional(BusinessDpoMail, 254)
        .Fault;

    public void ApplyTo(Hotspot hotspot)
    {
        hotspot.Name = Name ?? hotspot.Name;
        hotspot.Description = Description ?? hotspot.Description;
        hotspot.BusinessName = BusinessName ?? hotspot.BusinessName;
        hotspot.BusinessVat = BusinessVat ?? hotspot.BusinessVat;
        hotspot.BusinessAddress = BusinessAddress ?? hotspot.BusinessAddress;
        hotspot.BusinessEmail = BusinessEmail ?? hotspot.BusinessEmail;
        hotspot.BusinessDpo = BusinessDpo ?? hotspot.BusinessDpo;
        hotspot.BusinessDpoMail = BusinessDpoMail ?? hotspot.BusinessDpoMail;
    }
}
