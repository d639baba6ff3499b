namespace Icaro.IntegrationsCatalog.Marketplace.Popup;

/// <summary>A module as an account sees it.</summary>
/// <param name="State"><c>disconnected</c>, <c>connecting</c> or <c>connected</c>.</param>
/// <param name="ScopesWanted">The scopes that the module asks for; null without a configuration.</param>
/// <param name="ScopesGranted">Those that its card allows.</param>
/// <param name="ConfigError">Why there is no configuration.</param>
/// <param name="LastError">Why the last attempt to connect failed.</param>
public sealed record PopupResponse(
    string Code,
    string Name,
    string Description,
    string Logo,
    bool Published,
    bool SimpleConnection,
    string State,
    IReadOnlyList<string>? ScopesWanted,
    IReadOnlyList<string>? ScopesGranted,
    PopupError? ConfigError,
    PopupConnection? Connection,
    PopupError? LastError)
{
    public static PopupResponse Example { get; } = new(
        "guest-club", "Guest club", "Loyalty for guests", "https://club.example/logo.svg", true, true, "connected",
        [.. ModuleScopes.All, "order_read"], ModuleScopes.All, null,
        new(
            8, "Guest club", true, false, ModuleScopes.All, "https://club.example/wifi/account", null, 7,
            new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero)),
        null);
}

/// <param name="At">Null for a current error.</param>
public sealed record PopupError(string Message, string Code, DateTimeOffset? At);

/// <param name="IntegrationId">The integration for hotspots, if the module declared one.</param>
public sealed record PopupConnection(
    int Id,
    string Name,
    bool Active,
    bool Freeze,
    IReadOnlyList<string> Scopes,
    string AccountUrl,
    string? SettingsUrl,
    int? IntegrationId,
    DateTimeOffset Created);

internal sealed record ListedModule(
    string Code, string Name, string Description, string Logo, bool Published, bool SimpleConnection, bool Connected)
{
    public static ListedModule Example { get; } =
        new("guest-club", "Guest club", "Loyalty for guests", "https://club.example/logo.svg", true, true, false);
}

/// <summary>The account page of the module, and the form field that signs the account's users in.</summary>
internal sealed record EnterResponse(string AccountUrl, string ClientId)
{
    public static EnterResponse Example { get; } = new("https://club.example/wifi/account", "the client id");
}

/// <param name="Account">The name of the account.</param>
/// <param name="FormKey">The field that <see cref="FormKeyFilter"/> checks.</param>
public sealed record PopupModel(PopupResponse Module, string Account, string FormKey)
{
    public bool CanConnect => Module is { SimpleConnection: true, State: not "connected", ConfigError: null };

    public IReadOnlyList<string> ScopesRefused => [.. (Module.ScopesWanted ?? []).Except(Module.ScopesGranted ?? [])];

    public string ActionOf(string verb) => $"{Pages.MarketplacePaths.Module(Module.Code)}/{verb}";
}
