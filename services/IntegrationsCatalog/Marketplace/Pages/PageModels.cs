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
