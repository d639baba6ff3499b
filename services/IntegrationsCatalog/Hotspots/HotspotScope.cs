using Icaro.ServiceDefaults.Tokens;

namespace Icaro.IntegrationsCatalog.Hotspots;

internal static class HotspotScope
{
    /// <summary>The rule of <see cref="Hotspot.IsManagedBy"/>, for lists.</summary>
    public static IQueryable<Hotspot> ManagedBy(this IQueryable<Hotspot> hotspots, TokenIdentity caller)
    {
        if (caller.IsAdmin)
            return hotspots;

        return caller.IsReseller
            ? hotspots.Where(hotspot => hotspot.AccountId == caller.AccountId)
            : hotspots.Where(hotspot => hotspot.Id == caller.HotspotId);
    }
}
