namespace Icaro.WebhookDispatch.Intake;

internal static class IntakeRegistration
{
    public static void AddIntake(this IServiceCollection services)
    {
        services.AddSingleton<InboxStore>();
        services.AddSingleton<InboxWriter>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<UnconfirmedToggles>();
    }

    public static void AddIntakeConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<ToggleConsumer, ToggleConsumerDefinition>();
        bus.AddConsumer<DeliveriesRequestedConsumer, DeliveriesRequestedConsumerDefinition>();
    }
}
