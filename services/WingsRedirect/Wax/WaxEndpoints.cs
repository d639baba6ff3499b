namespace Icaro.WingsRedirect.Wax;

/// <summary>The endpoints of Icaro's Wax that portals and Sun-UI read.</summary>
internal static class WaxEndpoints
{
    public static void AddWax(this IServiceCollection services)
    {
        services.AddOptions<Socials>().BindConfiguration(Socials.Section);
        services.AddSingleton<PreferencesCache>();
        services.AddSingleton<PreferencesHandler>();
    }

    public static void MapWax(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/wax/preferences", endpoints.ServiceProvider.GetRequiredService<PreferencesHandler>().ShowAsync);
        endpoints.MapGet("/wax/privacy/{hotspotUuid}", ShowPrivacyAsync);
    }

    /// <summary>Only Sun-UI reads it, so it may need the catalog.</summary>
    private static async Task<Results<JsonHttpResult<PrivacyResponse>, JsonHttpResult<HotspotNotFound>, WingsError>> ShowPrivacyAsync(
        string hotspotUuid, PortalMap portals, PortalCatalog catalog, CancellationToken cancellationToken)
    {
        if (!portals.IsLoaded)
            return WingsError.NotReady;

        try
        {
            return portals.FindHotspot(hotspotUuid) is { } hotspot
                && await catalog.ReadDisclaimersAsync(hotspot.Id, cancellationToken) is { } disclaimers
                ? TypedResults.Json(
                    PrivacyResponse.Of(disclaimers, DisclaimerTemplates.Of(hotspot, portals.IntegrationsOf(hotspot))),
                    WingsJson.Default.PrivacyResponse)
                : TypedResults.Json(
                    HotspotNotFound.Instance, WingsJson.Default.HotspotNotFound, statusCode: StatusCodes.Status404NotFound);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return WingsError.CatalogUnavailable;
        }
    }
}

/// <summary>GET /wax/privacy/HOTSPOT as Sun-UI reads it: the texts to choose from. The hotspot's own has the id 0.</summary>
internal sealed record PrivacyResponse(
    IReadOnlyList<Disclaimer> PrivacyDisclaimers, IReadOnlyList<Disclaimer> TosDisclaimers, int PrivacySelectedId, int TosSelectedId)
{
    private const string Own = "Default";
    private const string Privacy = "privacy";
    private const string Tos = "tos";

    public static PrivacyResponse Of(HotspotDisclaimers disclaimers, DisclaimerTemplates templates) => new(
        [
            new(0, Privacy, Own, templates.FillMarketing(disclaimers.MarketingUse)),
            .. disclaimers.Disclaimers
                .Where(one => one.Type == Privacy)
                .Select(one => new Disclaimer(one.Id, Privacy, one.Title, templates.FillMarketing(one.Body))),
        ],
        [
            new(0, Tos, Own, templates.FillTerms(disclaimers.TermsOfUse)),
            .. disclaimers.Disclaimers
                .Where(one => one.Type == Tos)
                .Select(one => new Disclaimer(one.Id, Tos, one.Title, templates.FillTerms(one.Body))),
        ],
        disclaimers.PrivacySelectedId,
        disclaimers.TosSelectedId);
}

internal sealed record Disclaimer(int Id, string Type, string Title, string Body);

/// <summary>Icaro's response for an unknown hotspot.</summary>
internal sealed record HotspotNotFound(int Id, string Status)
{
    public static readonly HotspotNotFound Instance = new(0, "hotspot not found");
}
