namespace Icaro.WebhookDispatch.Endpoints;

internal static class EndpointRegistration
{
    public static void AddDeliveryEndpoints(this IServiceCollection services)
    {
        services.AddValidatedOptions<EndpointOptions, EndpointOptionsValidator>(EndpointOptions.Section);
        services.AddSingleton<EndpointActivation>();
        services.AddSingleton<EndpointStore>();
    }

    public static void AddEndpointConsumer(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<EndpointConsumer, EndpointConsumerDefinition>();
}
