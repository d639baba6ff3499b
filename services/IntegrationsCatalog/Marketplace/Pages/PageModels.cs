namespace Icaro.IntegrationsCatalog.Marketplace.Pages;

public sealed record MessageModel(string Title, string Text);

/// <param name="Module">The code of the module to go on to.</param>
/// <param name="Problem">What was wrong with the token that was shown.</param>
public sealed record SignInModel(string Module, string? Problem = null)
{
    public static SignInModel Needed(HttpRequest request) => new(request.RouteValues["code"]?.ToString() ?? "");
}

/// <param name="AccountUrl">Where the form leads.</param>
/// <param name="ClientId">What it says.</param>
public sealed record EnterModel(string Name, string AccountUrl, string ClientId);

/// <summary>A browser that has shown a token, which is not in here: should the token end, the session does.</summary>
/// <param name="TokenHash">As the directory knows it.</param>
/// <param name="FormKey">What forms of our own pages carry, and those of others cannot.</param>
internal sealed record BrowserSession(string TokenHash, string FormKey, DateTimeOffset Expires);

/// <summary>Where the pages are.</summary>
internal static class MarketplacePaths
{
    public const string Session = "/marketplace/session";

    public const string EnterScript = "/marketplace/assets/enter.js";

    public static string Module(string code) => $"/marketplace/modules/{Uri.EscapeDataString(code)}";

    public static string Enter(string code) => $"{Module(code)}/enter";
}
