namespace Icaro.WebhookDispatch.Intake;

internal static class IntakeRegistration
{
    public static void AddIntake(this IServiceCollection services)
    {
        services.AddSingleton<InboxStore>();
        services.AddSingleton<Inbox>();
    }

    public static void AddIntakeConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<IntegrationToggledConsumer, IntegrationToggledConsumerDefinition>();
        bus.AddConsumer<DeliveriesRequestedConsumer, DeliveriesRequestedConsumerDefinition>();
    }
}
