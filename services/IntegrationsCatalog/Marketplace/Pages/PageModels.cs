namespace Icaro.IntegrationsCatalog.Marketplace.Pages;

public sealed record MessageModel(string Title, string Text);

/// <param name="Module">The code of the module to continue with.</param>
/// <param name="Problem">Why the token was rejected.</param>
public sealed record SignInModel(string Module, string? Problem = null)
{
    public static SignInModel Needed(HttpRequest request) => new(request.RouteValues["code"]?.ToString() ?? "");
}

/// <param name="AccountUrl">The target of the form.</param>
/// <param name="ClientId">The field of the form.</param>
public sealed record EnterModel(string Name, string AccountUrl, string ClientId);

/// <summary>A signed-in browser. The session refers to the token by its hash, and ends with it.</summary>
/// <param name="FormKey">A secret field of our own forms, which other sites do not know.</param>
internal sealed record BrowserSession(string TokenHash, string FormKey, DateTimeOffset Expires);

internal static class MarketplacePaths
{
    public const string Session = "/marketplace/session";

    public const string EnterScript = "/marketplace/assets/enter.js";

    public static string Module(string code) => $"/marketplace/modules/{Uri.EscapeDataString(code)}";

    public static string Enter(string code) => $"{Module(code)}/enter";
}
