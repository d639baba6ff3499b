namespace Icaro.IntegrationsCatalog.Core;

internal static class CoreExtensions
{
    public static void AddCore(this IServiceCollection services)
    {
        services.AddDocumentation();
        services.AddQuotas();
        services.AddSingleton<DatabaseTokenDirectory>();
        services.AddScoped<TokenRevocation>();
        services.AddScoped<IDatabaseSeed<CatalogDbContext>, EpochSeed>();
        services.AddScoped<IDatabaseSeed<CatalogDbContext>, AdminSeed>();
        services.AddScoped<IDatabaseSeed<CatalogDbContext>, UsernameKeySeed>();
        services.RequireSecret(AdminSeed.PasswordSetting, AdminSeed.MinPasswordLength);
        services.AddPasswords();
        services.AddScoped<AccountCreation>();
        services.AddScoped<AccountUpdate>();
        services.AddScoped<AccountDeletion>();
        services.AddScoped<AdminDeletion>();
        services.AddValidatedOptions<NewHotspotOptions, NewHotspotOptionsValidator>(NewHotspotOptions.Section);
        services.AddScoped<IDatabaseSeed<CatalogDbContext>, DefaultPreferencesSeed>();
        services.AddScoped<HotspotCreation>();
        services.AddScoped<HotspotDeletion>();
        services.AddScoped<UnitRegistration>();
        services.AddSingleton<IntegrationListings>();
        services.AddScoped<IntegrationUpdate>();
        services.AddValidatedOptions<RotationOptions, RotationOptionsValidator>(RotationOptions.Section);
        services.AddToggles();
        services.AddLogin();
    }

    public static void AddCoreConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddTokenRevocation();
        bus.AddConsumer<LastSyncConsumer, LastSyncConsumerDefinition>();
        bus.AddReconciliation();
    }

    public static void MapCore(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapLogin();
        endpoints.MapOpenIdLogin();
        endpoints.MapLoginLists();
        endpoints.MapAccounts();
        endpoints.MapQuotas();
        endpoints.MapHotspots();
        endpoints.MapHotspotPortals();
        endpoints.MapUnits();
        endpoints.MapIntegrations();
        endpoints.MapRotation();
        endpoints.MapLinks();
        endpoints.MapGrants();
        endpoints.MapToggles();
        endpoints.MapSubscriptionPlans();
        endpoints.MapStats();
        endpoints.MapSms();
        endpoints.MapReports();
        endpoints.MapGuests();
        endpoints.MapPreferences();
        endpoints.MapMarketing();
        endpoints.MapDisclaimers();
    }

    /// <summary>Routes for the other services.</summary>
    public static void MapCoreInternally(this IEndpointRouteBuilder services)
    {
        services.MapTokens();
        services.MapPortals();
        services.MapPortalDisclaimers();
        services.MapVerifiedProofs();
    }
}
