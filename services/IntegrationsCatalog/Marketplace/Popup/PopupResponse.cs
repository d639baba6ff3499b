namespace Icaro.IntegrationsCatalog.Marketplace.Popup;

/// <summary>A module as an account sees it at this moment.</summary>
/// <param name="State"><c>disconnected</c>, <c>connecting</c> or <c>connected</c>.</param>
/// <param name="ScopesWanted">What the module asks for now; null when it could not be asked.</param>
/// <param name="ScopesGranted">What of it its card allows.</param>
/// <param name="ConfigError">Why the module could not be asked.</param>
/// <param name="LastError">Why the last connection failed.</param>
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

/// <param name="At">Null for what is so now.</param>
public sealed record PopupError(string Message, string Code, DateTimeOffset? At);

/// <param name="IntegrationId">What hotspots can switch on, if the module has a webhook.</param>
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

/// <summary>A module in the list.</summary>
internal sealed record ListedModule(
    string Code, string Name, string Description, string Logo, bool Published, bool SimpleConnection, bool Connected)
{
    public static ListedModule Example { get; } =
        new("guest-club", "Guest club", "Loyalty for guests", "https://club.example/logo.svg", true, true, false);
}

/// <summary>Where the module lets the account's users in: by a form with the client id.</summary>
internal sealed record EnterResponse(string AccountUrl, string ClientId)
{
    public static EnterResponse Example { get; } = new("https://club.example/wifi/account", "the client id");
}

/// <param name="Account">Who looks at it.</param>
/// <param name="FormKey">What the page's forms carry.</param>
public sealed record PopupModel(PopupResponse Module, string Account, string FormKey)
{
    public bool CanConnect => Module is { SimpleConnection: true, State: not "connected", ConfigError: null };

    public IReadOnlyList<string> ScopesRefused => [.. (Module.ScopesWanted ?? []).Except(Module.ScopesGranted ?? [])];

    public string ActionOf(string verb) => $"{Pages.MarketplacePaths.Module(Module.Code)}/{verb}";
}
