namespace Icaro.WebhookDispatch.Sending.Channels;

internal static class ChannelRegistration
{
    public static void AddChannels(this IServiceCollection services)
    {
        services.AddSingleton<WebhookExchange>();
        services.AddSingleton<IDeliveryChannel, IcaroChannel>();
        services.AddSingleton<IDeliveryChannel, DeviceChannel>();
        services.AddSingleton<IDeliveryChannel, ModuleChannel>();
        services.AddCumulocity();
    }
}
