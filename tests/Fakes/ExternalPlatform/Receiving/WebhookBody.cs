namespace Icaro.ExternalPlatform.Receiving;

/// <summary>The documented body: with token, accounts and units when enabled; status and hotspot alone when disabled.</summary>
internal sealed record WebhookBody(
    bool Status,
    HotspotBody Hotspot,
    string? Token = null,
    IReadOnlyList<AccountBody>? Accounts = null,
    IReadOnlyList<UnitBody>? Units = null)
{
    private const int TokenLength = 64;

    /// <summary>What the types cannot say: the reason why the body is not as documented, or null.</summary>
    public string? Refuse() => Status switch
    {
        true when Token is not { Length: TokenLength } || !Token.All(char.IsAsciiHexDigitLower) => "token is not 64 hex digits",
        false when Token is not null || Accounts is not null || Units is not null => "a disabled hotspot has no token, accounts or units",
        _ when Accounts is [] || Units is [] => "an empty list is left out",
        _ => null,
    };
}

internal sealed record HotspotBody(
    long Id,
    string Uuid,
    string Name,
    string Description,
    string BusinessName,
    string BusinessVat,
    string BusinessAddress,
    string BusinessEmail,
    string BusinessDpo);

internal sealed record AccountBody(
    long Id,
    string Uuid,
    string Type,
    string Name,
    string Username,
    string PasswordHash,
    string Email);

internal sealed record UnitBody(long Id, string MacAddress, string Name, string Description, string Uuid);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WebhookBody))]
internal sealed partial class WebhookBodyJson : JsonSerializerContext;
