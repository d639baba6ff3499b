namespace Icaro.IntegrationsCatalog.Marketplace.Popup;

/// <param name="Account">Who looks at it.</param>
/// <param name="FormKey">What the page's forms carry.</param>
public sealed record PopupModel(PopupAnswer Module, string Account, string FormKey)
{
    public bool CanConnect => Module is { SimpleConnection: true, State: not "connected", ConfigError: null };

    public IReadOnlyList<string> ScopesRefused => [.. (Module.ScopesWanted ?? []).Except(Module.ScopesGranted ?? [])];

    public string ActionOf(string verb) => $"{Pages.MarketplacePaths.Module(Module.Code)}/{verb}";
}
