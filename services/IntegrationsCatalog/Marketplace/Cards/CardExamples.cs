namespace Icaro.IntegrationsCatalog.Marketplace.Cards;

/// <summary>For the documentation.</summary>
internal static class CardExamples
{
    public static readonly ModuleRequest New = ModuleRequest.Empty with
    {
        Code = "guest-club",
        Name = "Guest club",
        Description = "Loyalty for guests",
        AllowedScopes = ModuleScopes.All,
        SimpleConnection = true,
        ConfigUrl = "https://club.example/wifi/config",
        Published = false,
    };

    public static readonly ModuleRequest Change = ModuleRequest.Empty with { Published = true };

    public static readonly CardAnswer Answer = new(
        "guest-club",
        "Guest club",
        "Loyalty for guests",
        "https://club.example/logo.svg",
        ModuleScopes.All,
        true,
        "https://club.example/wifi/config",
        RegisterFormats.Json,
        true,
        new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero));

    public static readonly SecretAnswer Secret = new("guest-club", "success", "64 hex characters");
}
