namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations.Resync;

internal static class ResyncRegistration
{
    public static void AddResync(this IServiceCollection services)
    {
        services.AddScoped<PendingResyncs>();
        services.AddScoped<HotspotChanges>();
        services.AddScoped<IntegrationResyncs>();
        services.AddHostedService<IntegrationResyncWorker>();
    }
}
