namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations.Resync;

internal static class ResyncRegistration
{
    public static void AddResync(this IServiceCollection services)
    {
        services.AddScoped<OwedResyncs>();
        services.AddScoped<HotspotChanges>();
        services.AddScoped<IntegrationResyncs>();
        services.AddHostedService<IntegrationResyncWorker>();
    }
}
