namespace Icaro.IntegrationsCatalog.Marketplace;

internal static class MarketplaceExtensions
{
    public static void AddMarketplace(this IServiceCollection services)
    {
        services.AddValidatedOptions<MarketplaceOptions, MarketplaceOptionsValidator>(MarketplaceOptions.Section);
        services.AddPublicUrl();
        services.AddRazorComponents();
        services.AddMarketplaceSessions();

        services.AddSingleton<ModuleUrls>();
        services.AddSingleton<RegistrationLease>();
        services.AddScoped<ModuleClient>();
        services.AddScoped<ModuleConfigs>();
        services.AddScoped<Registrations>();
        services.AddScoped<NewConnection>();
        services.AddScoped<Connector>();
        services.AddScoped<Popup.Popup>();
        services.AddScoped<ModuleActivity>();
        services.AddScoped<ConnectionState>();
        services.AddScoped<Disconnection>();
        services.AddScoped<IAccountDeletionStep>(provider => provider.GetRequiredService<Disconnection>());
        services.AddScoped<ModuleKeys>();
        services.AddScoped<PendingEdits>();
        services.AddScoped<ConnectionEdits>();
        services.AddScoped<HotspotPlatforms>();
        services.AddScoped<IPasswordHashRule, ModulesGetNoPasswordHash>();
        services.AddScoped<IntegrationRetirement>();
        services.AddScoped<RetiredEndpoints>();
        services.AddHostedService<CleanupWorker>();
    }

    /// <param name="endpoints">The routes of this API.</param>
    /// <param name="checkedRoutes">The routes whose ids and bodies are checked by <see cref="RequestChecks"/>.</param>
    public static void MapMarketplace(this IEndpointRouteBuilder endpoints, IEndpointRouteBuilder checkedRoutes)
    {
        checkedRoutes.MapCards();
        checkedRoutes.MapConnections();
        var modules = endpoints.MapGroup("/marketplace/modules").RequireManager().WithTags("Marketplace");
        modules.MapPopup();
        var actions = modules.MapGroup("").AddEndpointFilter<FormKeyFilter>();
        actions.MapConnect();
        actions.MapConnectionActions();
        endpoints.MapMarketplaceSessions();
        endpoints.MapPageAssets();
        endpoints.MapModuleApi();
    }
}
