namespace Icaro.IntegrationsCatalog.Marketplace.Pages;

/// <summary>Where the pages are.</summary>
internal static class MarketplacePaths
{
    public const string Session = "/marketplace/session";

    public const string EnterScript = "/marketplace/assets/enter.js";

    public static string Module(string code) => $"/marketplace/modules/{Uri.EscapeDataString(code)}";

    public static string Enter(string code) => $"{Module(code)}/enter";
}
