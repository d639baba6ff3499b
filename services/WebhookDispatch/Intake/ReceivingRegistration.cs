namespace Icaro.WebhookDispatch.Intake;

internal static class ReceivingRegistration
{
    public static void AddInbox(this IServiceCollection services)
    {
        services.AddSingleton<InboxStore>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<IInbox>(provider => provider.GetRequiredService<Inbox>());
        services.AddHostedService(provider => provider.GetRequiredService<Inbox>());
    }

    public static void AddInboxConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<IntegrationToggledConsumer, IntegrationToggledConsumerDefinition>();
        bus.AddConsumer<DeliveriesRequestedConsumer, DeliveriesRequestedConsumerDefinition>();
    }
}
