namespace Icaro.IntegrationsCatalog.Marketplace.Popup;

/// <summary>A module as an account sees it at this moment.</summary>
/// <param name="State"><c>disconnected</c>, <c>connecting</c> or <c>connected</c>.</param>
/// <param name="ScopesWanted">What the module asks for now; null when it could not be asked.</param>
/// <param name="ScopesGranted">What of it its card allows.</param>
/// <param name="ConfigError">Why the module could not be asked.</param>
/// <param name="LastError">Why the last connection failed.</param>
public sealed record PopupAnswer(
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
    PopupError? LastError);

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
    string Code, string Name, string Description, string Logo, bool Published, bool SimpleConnection, bool Connected);

/// <summary>Where the module lets the account's users in: by a form with the client id.</summary>
internal sealed record EnterAnswer(string AccountUrl, string ClientId);

[JsonSerializable(typeof(PopupAnswer))]
[JsonSerializable(typeof(IReadOnlyList<ListedModule>))]
[JsonSerializable(typeof(EnterAnswer))]
internal sealed partial class PopupJson : JsonSerializerContext
{
    public static PopupJson Plain { get; } = new(PlainJson.NewOptions());
}

internal static class PopupExamples
{
    public static readonly IReadOnlyList<ListedModule> List =
        [new("guest-club", "Guest club", "Loyalty for guests", "https://club.example/logo.svg", true, true, false)];

    public static readonly PopupConnection Connection = new(
        8, "Guest club", true, false, ["integration_read", "integration_write"], "https://club.example/wifi/account", null, 7,
        new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero));

    public static readonly PopupAnswer Answer = new(
        "guest-club", "Guest club", "Loyalty for guests", "https://club.example/logo.svg", true, true, "connected",
        ["integration_read", "integration_write", "order_read"], ["integration_read", "integration_write"], null, Connection, null);

    public static readonly EnterAnswer Enter = new("https://club.example/wifi/account", "the client id");
}
