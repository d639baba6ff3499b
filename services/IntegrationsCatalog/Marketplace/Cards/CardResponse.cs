namespace Icaro.IntegrationsCatalog.Marketplace.Cards;

internal sealed record CardResponse(
    string Code,
    string Name,
    string Description,
    string Logo,
    IReadOnlyList<string> AllowedScopes,
    bool SimpleConnection,
    string ConfigUrl,
    string RegisterFormat,
    bool Published,
    DateTimeOffset Created)
{
    public static CardResponse Example { get; } = new(
        "guest-club", "Guest club", "Loyalty for guests", "https://club.example/logo.svg", ModuleScopes.All, true,
        "https://club.example/wifi/config", RegisterFormats.Json, true, new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero));

    public static CardResponse Of(Module module) => new(
        module.Code,
        module.Name,
        module.Description,
        module.Logo,
        module.AllowedScopes,
        module.SimpleConnection,
        module.ConfigUrl,
        module.RegisterFormat,
        module.Published,
        module.Created);
}

/// <summary>The only response that contains the secret.</summary>
internal sealed record SecretResponse(string Code, string Status, string Secret)
{
    public static SecretResponse Example { get; } = new("guest-club", "success", "64 hex characters");

    public static SecretResponse Of(Module module) => new(module.Code, "success", module.Secret);
}
