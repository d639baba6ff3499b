namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>The body of a webhook, with the keys in the documented order. Empty lists are omitted.</summary>
/// <param name="Status">True for enabled, with everything below; false for disabled, with the hotspot only.</param>
/// <param name="Token">The platform's api token.</param>
internal sealed record WebhookBody(
    bool Status,
    string? Token,
    WebhookHotspot Hotspot,
    IReadOnlyList<WebhookAccount>? Accounts,
    IReadOnlyList<WebhookUnit>? Units)
{
    public static WebhookBody On(string token, WebhookHotspot hotspot, List<WebhookAccount> accounts, List<WebhookUnit> units) =>
        new(true, token, hotspot, accounts is [] ? null : accounts, units is [] ? null : units);

    public static WebhookBody Off(WebhookHotspot hotspot) => new(false, null, hotspot, null, null);
}

/// <param name="ResellerId">Who runs it. Platforms are not told.</param>
internal sealed record WebhookHotspot(
    int Id,
    string Uuid,
    string Name,
    string Description,
    string BusinessName,
    string BusinessVat,
    string BusinessAddress,
    string BusinessEmail,
    string BusinessDpo,
    [property: JsonIgnore] int ResellerId);

/// <param name="PasswordHash">Lowercase hex md5 of the password, for single sign-on; empty for platforms that do not receive it.</param>
internal sealed record WebhookAccount(int Id, string Uuid, string Type, string Name, string Username, string PasswordHash, string Email);

internal sealed record WebhookUnit(int Id, string MacAddress, string Name, string Description, string Uuid);
