namespace Icaro.IntegrationsCatalog.Core.Portals;

/// <summary>GET /internal/portals/{hotspot}/disclaimers: 404 for an unknown hotspot.</summary>
internal static class PortalDisclaimers
{
    public static void MapPortalDisclaimers(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/portals/{hotspot:int}/disclaimers", FindAsync);

    private static async Task<IResult> FindAsync(int hotspot, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (await db.Hotspots.AsNoTracking().SingleOrDefaultAsync(row => row.Id == hotspot, cancellationToken) is not { } found)
            return TypedResults.NotFound();

        var disclaimers = await db.Set<Disclaimer>()
            .Where(row => row.AccountId == found.AccountId)
            .OrderBy(row => row.Id)
            .Select(row => new DisclaimerText(row.Id, row.Type, row.Title, row.Body))
            .ToListAsync(cancellationToken);
        return TypedResults.Json(
            new HotspotDisclaimers(
                found.TermsOfUse, found.MarketingUse, disclaimers, found.TosDisclaimerId ?? 0, found.PrivacyDisclaimerId ?? 0),
            HotspotDisclaimersJson.Default.HotspotDisclaimers);
    }
}
