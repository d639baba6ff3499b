namespace Icaro.IntegrationsCatalog.Partners;

internal static class PartnerRegistration
{
    public static void AddPartners(this IServiceCollection services)
    {
        services.AddApiKeys();
        services.AddSingleton<ProjectDirectory>();
        services.AddScoped<DeviceChanges>();
        services.AddScoped<DataIntake>();
        services.AddScoped<DataStore>();
        services.AddSingleton<Pushes>();
        services.AddSingleton<IValidateOptions<DataOptions>, DataOptionsValidator>();
        services.AddOptions<DataOptions>().BindConfiguration(DataOptions.Section).ValidateOnStart();
        services.AddDailyTables<CatalogDbContext>(provider =>
            [new("device_data", "received_at", provider.GetRequiredService<IOptions<DataOptions>>().Value.KeepFor)]);
    }

    public static void AddProjectIntegrationStates(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<EndpointStateConsumer, EndpointStateConsumerDefinition>();

    public static void MapPartners(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapApiKeys();
        var organization = endpoints.MapGroup("/v1/organizations/{organization}").RequireAuthorization(ApiKeyAuthentication.Policy);
        organization.MapProjects();
        var project = organization.MapGroup("/projects/{project}");
        project.MapDevices();
        project.MapData();
        project.MapProjectIntegrations();
    }
}
