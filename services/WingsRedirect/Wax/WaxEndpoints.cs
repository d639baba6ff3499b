namespace Icaro.WingsRedirect.Wax;

/// <summary>What the original's Wax tells portals.</summary>
internal static class WaxEndpoints
{
    public static void AddWax(this IServiceCollection services)
    {
        services.AddOptions<Socials>().BindConfiguration(Socials.Section);
        services.AddSingleton<PreferencesCache>();
    }

    public static void MapPreferences(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        "/wax/preferences", ActivatorUtilities.CreateInstance<PreferencesAnswers>(endpoints.ServiceProvider).AnswerAsync);

    public static void MapPrivacy(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/wax/privacy/{hotspot_uuid}", FindPrivacyAsync);

    private static Task FindPrivacyAsync(HttpContext context, PortalMap portals, RefusalAnswers refusals)
    {
        if (!portals.IsLoaded)
            return refusals.WriteAsync(context, Refusal.NotReady);

        return portals.FindHotspot((string)context.GetRouteValue("hotspot_uuid")!) is { } hotspot
            ? TypedResults.Json(Privacy.Of(Disclaimers.Of(hotspot, portals.IntegrationsOf(hotspot))), WaxJson.Default.Privacy).ExecuteAsync(context)
            : TypedResults.Json(HotspotNotFound.Answer, HotspotNotFoundJson.Default.HotspotNotFound, statusCode: StatusCodes.Status404NotFound)
                .ExecuteAsync(context);
    }
}
