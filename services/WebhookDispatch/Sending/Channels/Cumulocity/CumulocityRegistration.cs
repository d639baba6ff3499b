namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

internal static class CumulocityRegistration
{
    public static void AddCumulocity(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddSingleton<DeliveryProgress>();
        services.AddSingleton<ManagedObjects>();
        services.AddSingleton<DeviceIdentity>();
        services.AddSingleton<IDeliveryChannel, CumulocityChannel>();
    }
}
