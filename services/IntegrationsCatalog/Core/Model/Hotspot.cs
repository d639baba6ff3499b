namespace Icaro.IntegrationsCatalog.Core.Model;

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

    /// <summary>The addresses of its captive portal. Guests are only sent back to these hosts.</summary>
    public string[] PortalUrls { get; set; } = [];

    public string VenueInfoUrl { get; set; } = "";

    /// <summary>Shown unless <see cref="TosDisclaimerId"/> is set.</summary>
    public string TermsOfUse { get; set; } = "";

    /// <summary>Shown unless <see cref="PrivacyDisclaimerId"/> is set.</summary>
    public string MarketingUse { get; set; } = "";

    public int? TosDisclaimerId { get; set; }

    public int? PrivacyDisclaimerId { get; set; }

    public required DateTimeOffset Created { get; init; }

    public bool IsManagedBy(TokenIdentity caller) => caller.Manages(Id, AccountId);
}

internal static class HotspotScope
{
    /// <summary>Admins manage every hotspot, resellers their own, customers and desks the one that they belong to.</summary>
    public static bool Manages(this TokenIdentity caller, int hotspotId, int resellerId) =>
        caller.IsAdmin || (caller.IsReseller ? resellerId == caller.AccountId : hotspotId == caller.HotspotId);

    /// <summary>The hotspots for which <see cref="Manages"/> is true.</summary>
    public static IQueryable<Hotspot> ManagedBy(this IQueryable<Hotspot> hotspots, TokenIdentity caller)
    {
        if (caller.IsAdmin)
            return hotspots;

        return caller.IsReseller
            ? hotspots.Where(hotspot => hotspot.AccountId == caller.AccountId)
            : hotspots.Where(hotspot => hotspot.Id == caller.HotspotId);
    }

    public static IQueryable<Hotspot> Matching(this IQueryable<Hotspot> hotspots, Search search) => search.Pattern is not { } pattern
        ? hotspots
        : hotspots.Where(hotspot => EF.Functions.ILike(hotspot.Name, pattern, Search.Escape)
            || EF.Functions.ILike(hotspot.Description, pattern, Search.Escape)
            || EF.Functions.ILike(hotspot.BusinessName, pattern, Search.Escape)
            || EF.Functions.ILike(hotspot.BusinessVat, pattern, Search.Escape)
            || EF.Functions.ILike(hotspot.BusinessAddress, pattern, Search.Escape)
            || EF.Functions.ILike(hotspot.BusinessEmail, pattern, Search.Escape)
            || EF.Functions.ILike(hotspot.BusinessDpo, pattern, Search.Escape)
            || EF.Functions.ILike(hotspot.BusinessDpoMail, pattern, Search.Escape));
}
