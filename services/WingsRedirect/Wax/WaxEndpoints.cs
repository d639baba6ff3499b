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
        endpoints.MapGet("/wax/privacy/{hotspotUuid}", ShowPrivacy);
    }

    private static Results<JsonHttpResult<PrivacyResponse>, JsonHttpResult<HotspotNotFound>, WingsError> ShowPrivacy(
        string hotspotUuid, PortalMap portals)
    {
        if (!portals.IsLoaded)
            return WingsError.NotReady;
        if (portals.FindHotspot(hotspotUuid) is not { } hotspot)
        {
            return TypedResults.Json(
                HotspotNotFound.Instance, WingsJson.Default.HotspotNotFound, statusCode: StatusCodes.Status404NotFound);
        }

        return TypedResults.Json(
            PrivacyResponse.Of(Disclaimers.Of(hotspot, portals.IntegrationsOf(hotspot))), WingsJson.Default.PrivacyResponse);
    }
}

/// <summary>GET /wax/privacy/HOTSPOT as Sun-UI reads it: lists to choose from, here with one text each.</summary>
internal sealed record PrivacyResponse(
    IReadOnlyList<Disclaimer> PrivacyDisclaimers, IReadOnlyList<Disclaimer> TosDisclaimers, int PrivacySelectedId, int TosSelectedId)
{
    public static PrivacyResponse Of(Disclaimers disclaimers) => new(
        [new(0, "privacy", "Default", disclaimers.MarketingUse)], [new(0, "tos", "Default", disclaimers.TermsOfUse)], 0, 0);
}

internal sealed record Disclaimer(int Id, string Type, string Title, string Body);

/// <summary>Icaro's response for an unknown hotspot.</summary>
internal sealed record HotspotNotFound(int Id, string Status)
{
    public static readonly HotspotNotFound Instance = new(0, "hotspot not found");
}
