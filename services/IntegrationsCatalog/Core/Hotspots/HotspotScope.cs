namespace Icaro.IntegrationsCatalog.Core.Hotspots;

internal static class HotspotScope
{
    /// <summary>Admins manage every hotspot, resellers their own, customers and desks the one that they belong to.</summary>
    public static bool Manages(this TokenIdentity caller, int hotspotId, int resellerId) =>
        caller.IsAdmin || (caller.IsReseller ? resellerId == caller.AccountId : hotspotId == caller.HotspotId);

    /// <summary>The rule of <see cref="Manages"/>, for lists.</summary>
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
