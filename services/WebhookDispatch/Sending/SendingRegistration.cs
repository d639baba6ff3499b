namespace Icaro.WebhookDispatch.Sending;

internal static class SendingRegistration
{
    public static void AddSending(this IHostApplicationBuilder builder)
    {
        builder.AddEgress();
        builder.Services.AddValidatedOptions<RetryOptions, RetryOptionsValidator>(RetryOptions.Section);
        builder.Services.AddSingleton<DispatchTelemetry>();
        builder.Services.AddSingleton<RetrySchedule>();
        builder.Services.AddSingleton<DeliverySender>();
        builder.Services.AddSingleton<DeliveryClaims>();
        builder.Services.AddSingleton<EndpointHealth>();
        builder.Services.AddSingleton<AttemptStore>();
        builder.Services.AddSingleton<AttemptRecorder>();
        builder.Services.AddHostedService<DeliveryWorker>();
        builder.Services.AddChannels();
    }

    private static void AddChannels(this IServiceCollection services)
    {
        services.AddSingleton<WebhookExchange>();
        services.AddSingleton<IDeliveryChannel, IcaroChannel>();
        services.AddSingleton<IDeliveryChannel, DeviceChannel>();
        services.AddSingleton<IDeliveryChannel, ModuleChannel>();

        services.AddMemoryCache();
        services.AddSingleton<DeliveryProgress>();
        services.AddSingleton<ManagedObjects>();
        services.AddSingleton<DeviceIdentity>();
        services.AddSingleton<IDeliveryChannel, CumulocityChannel>();
    }
}
