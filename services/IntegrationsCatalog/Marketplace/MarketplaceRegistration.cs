namespace Icaro.IntegrationsCatalog.Marketplace;

internal static class MarketplaceRegistration
{
    public static void AddMarketplace(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<MarketplaceOptions>, MarketplaceOptionsValidator>();
        services.AddOptions<MarketplaceOptions>().BindConfiguration(MarketplaceOptions.Section).ValidateOnStart();
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
        services.AddScoped<ConnectionSwitch>();
        services.AddScoped<Disconnection>();
        services.AddScoped<ConnectionActions>();
        services.AddScoped<ModuleKeys>();
        services.AddScoped<PendingEdits>();
        services.AddScoped<ConnectionEdits>();
        services.AddScoped<HotspotPlatforms>();
        services.AddScoped<IntegrationUpdate>();
        services.AddScoped<IntegrationRetirement>();
        services.AddScoped<RetiredEndpoints>();
        services.AddHostedService<RetirementWorker>();
    }

    public static void MapMarketplace(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapCards();
        var modules = endpoints.MapGroup("/marketplace/modules").RequireManager().WithTags("Marketplace");
        modules.MapPopup();
        var actions = modules.MapGroup("").AddEndpointFilter<FormKeyFilter>();
        actions.MapConnect();
        actions.MapConnectionActions();
        endpoints.MapConnections();
        endpoints.MapMarketplaceSessions();
        endpoints.MapPageAssets();
        endpoints.MapModuleApi();
    }
}
