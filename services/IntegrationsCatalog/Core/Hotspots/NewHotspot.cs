namespace Icaro.IntegrationsCatalog.Core.Hotspots;

/// <param name="Uuid">Generated when missing.</param>
/// <param name="PrivacyDisclaimerId">A disclaimer of the account; 0 for none.</param>
/// <param name="TosDisclaimerId">A disclaimer of the account; 0 for none.</param>
[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
internal sealed record NewHotspot(
    string? Uuid,
    string? Name,
    string? Description,
    string? BusinessName,
    string? BusinessVat,
    string? BusinessAddress,
    string? BusinessEmail,
    string? BusinessDpo,
    string? BusinessDpoMail,
    int? PrivacyDisclaimerId,
    int? TosDisclaimerId) : IRequestBody<NewHotspot>
{
    public static JsonTypeInfo<NewHotspot> Json => CatalogJson.Default.NewHotspot;

    public static NewHotspot Example { get; } = new(
        null, "Alpina lobby", "Ground floor", "Alpina Ltd.", "01234567890", "1 Mountain Road", "info@alpina.example", "Dana Privacy",
        "privacy@alpina.example", PrivacyDisclaimerId: null, TosDisclaimerId: null);

    [JsonIgnore]
    public ChosenDisclaimers Disclaimers => new(PrivacyDisclaimerId, TosDisclaimerId);

    public string? FindFault() => new FieldCheck()
        .Optional(Uuid, 100)
        .Required(Name, 200)
        .Optional(Description, 2000)
        .Optional(BusinessName, 200)
        .Optional(BusinessVat, 200)
        .Optional(BusinessAddress, 500)
        .Optional(BusinessEmail, 254)
        .Optional(BusinessDpo, 200)
        .Optional(BusinessDpoMail, 254)
        .Fault;

    /// <param name="accountId">The reseller who runs it.</param>
    public Hotspot ToHotspot(int accountId, DateTimeOffset now) => new()
    {
        Uuid = string.IsNullOrEmpty(Uuid) ? Guid.NewGuid().ToString() : Uuid,
        AccountId = accountId,
        Name = Name!,
        Description = Description ?? "",
        BusinessName = BusinessName ?? "",
        BusinessVat = BusinessVat ?? "",
        BusinessAddress = BusinessAddress ?? "",
        BusinessEmail = BusinessEmail ?? "",
        BusinessDpo = BusinessDpo ?? "",
        BusinessDpoMail = BusinessDpoMail ?? "",
        Created = now,
    };
}
