namespace Icaro.IntegrationsCatalog.Core.Hotspots;

internal sealed class Hotspot
{
    public int Id { get; private set; }

    public required string Uuid { get; init; }

    /// <summary>The reseller who runs it.</summary>
    public required int AccountId { get; init; }

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    public string BusinessName { get; set; } = "";

    public string BusinessVat { get; set; } = "";

    public string BusinessAddress { get; set; } = "";

    public string BusinessEmail { get; set; } = "";

    public string BusinessDpo { get; set; } = "";

    public string BusinessDpoMail { get; set; } = "";

    /// <summary>Where its captive portal is. Guests return to these hosts and nowhere else.</summary>
    public string[] PortalUrls { get; set; } = [];

    public string VenueInfoUrl { get; set; } = "";

    public string TermsOfUse { get; set; } = "";

    public string MarketingUse { get; set; } = "";

    /// <summary>The portal's own settings: a JSON object of strings.</summary>
    public string Preferences { get; set; } = "{}";

    public required DateTimeOffset Created { get; init; }

    public bool IsManagedBy(TokenIdentity caller) => caller.Manages(Id, AccountId);
}
