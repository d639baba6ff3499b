using Icaro.WebhookDispatch.Channels.Cumulocity;
using Icaro.WebhookDispatch.Channels.Webhooks;

namespace Icaro.WebhookDispatch.Channels;

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
