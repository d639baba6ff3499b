namespace Icaro.WingsRedirect.Portals.Loading;

internal static class PortalExtensions
{
    public static void AddPortals(this IHostApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<PortalOptions, PortalOptionsValidator>(PortalOptions.Section);
        builder.Services.AddSingleton<PortalMap>();
        builder.Services.AddSingleton<PortalReader>();
        builder.Services.AddSingleton<PortalCopy>();
        builder.Services.AddSingleton<PortalsToRead>();
        builder.AddServiceClient<PortalCatalog>("integrations-catalog").WithServiceKey();
        builder.Services.AddSingleton<PortalSync>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PortalSync>());
        builder.Services.AddHealthChecks().AddCheck<PortalHealth>("portals");
    }

    /// <summary>Consumes changes from the queue of this replica.</summary>
    public static void AddPortalChanges(this IBusRegistrationConfigurator bus, ReplicaQueue queue)
    {
        bus.AddConsumer<PortalChangedConsumer>().Endpoint(queue.Configure);
        bus.AddReceiveEndpointObserver<ReloadAfterReconnect>();
    }
}
