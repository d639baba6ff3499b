namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>The integrations that are enabled for a hotspot.</summary>
internal static class ToggleEndpoints
{
    private const string NotYours = "This hotspot is not yours";
    private const string NoCustomer = "No customer account associate to hotspot found!";

    public static void AddToggles(this IServiceCollection services)
    {
        services.AddSingleton<EnableToggles>();
        services.AddSingleton<DisableToggles>();
        services.AddSingleton<ToggleService>();
        services.AddScoped<PendingResyncs>();
        services.AddScoped<HotspotChanges>();
        services.AddScoped<IntegrationResyncs>();
        services.AddHostedService<IntegrationResyncWorker>();
        services.AddHostedService<PostponedResyncWorker>();
        services.AddReconciliation();
    }

    public static void MapToggles(this IEndpointRouteBuilder endpoints)
    {
        var toggles = endpoints.MapGroup("/api/hotspot_integrations").RequireAuthorization().WithTags("Hotspot integrations");
        toggles.MapGet("/{hotspot}", ListAsync)
            .WithSummary("Lists the integrations that are enabled for a hotspot")
            .ReturnsError(401, NotYours)
            .ReturnsError(404, "No integrations found!");
        toggles.MapPut("/{hotspot}/{integration}", EnableAsync)
            .AdminsNeed(OperatorRoles.Operate)
            .WithSummary("Enables an integration, or synchronizes it again. The platform is notified, however long that takes")
            .ReturnsError(401, NotYours)
            .ReturnsError(404, "Integration not found")
            .ReturnsError(500, NoCustomer);
        toggles.MapDelete("/{hotspot}/{integration}", DisableAsync)
            .AdminsNeed(OperatorRoles.Operate)
            .WithSummary("Disables an integration, and revokes its token at once")
            .ReturnsError(401, NotYours)
            .ReturnsError(404, "No integration found!");
    }

    private static async Task<Results<Ok<List<EnabledIntegration>>, ApiError>> ListAsync(
        RouteId hotspot, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (await db.Hotspots.FindAsync([hotspot.Value], cancellationToken) is not { } found || !found.IsManagedBy(caller))
            return ApiError.Unauthorized(NotYours);

        var enabled = await db.HotspotIntegrations
            .Where(toggle => toggle.HotspotId == found.Id && toggle.Enabled)
            .OrderBy(toggle => toggle.IntegrationId)
            .Select(toggle => new EnabledIntegration(
                toggle.IntegrationId,
                db.LastSyncs
                    .Where(sync => sync.HotspotId == toggle.HotspotId && sync.IntegrationId == toggle.IntegrationId)
                    .Select(sync => sync.At)
                    .SingleOrDefault()))
            .ToListAsync(cancellationToken);
        return enabled is [] ? ApiError.NotFound("No integrations found!") : TypedResults.Ok(enabled);
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> EnableAsync(
        RouteId hotspot, RouteId integration, TokenIdentity caller, ToggleService toggles, CancellationToken cancellationToken) =>
        Respond(await toggles.EnableAsync(hotspot.Value, integration.Value, caller, cancellationToken));

    private static async Task<Results<Ok<StatusResponse>, ApiError>> DisableAsync(
        RouteId hotspot, RouteId integration, TokenIdentity caller, ToggleService toggles, CancellationToken cancellationToken) =>
        Respond(await toggles.DisableAsync(hotspot.Value, integration.Value, caller, cancellationToken));

    private static Results<Ok<StatusResponse>, ApiError> Respond(ToggleOutcome outcome) => outcome switch
    {
        ToggleOutcome.NotYours => ApiError.Unauthorized(NotYours),
        ToggleOutcome.NoIntegration => ApiError.NotFound("Integration not found"),
        ToggleOutcome.NoCustomer => ApiError.Of(StatusCodes.Status500InternalServerError, NoCustomer),
        ToggleOutcome.NotEnabled => ApiError.NotFound("No integration found!"),
        _ => StatusResponse.Success,
    };
}

/// <param name="LastSync">When the platform last confirmed a webhook; null before the first time.</param>
internal sealed record EnabledIntegration(int IntegrationId, DateTimeOffset? LastSync)
{
    public static EnabledIntegration Example { get; } = new(1, new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero));
}
