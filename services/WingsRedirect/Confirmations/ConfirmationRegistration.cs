namespace Icaro.WingsRedirect.Confirmations;

internal static class ConfirmationRegistration
{
    public static void AddConfirmations(this IServiceCollection services)
    {
        services.AddSingleton<Announcements>();
        services.AddSingleton<ConfirmedGuests>();
        services.AddSingleton<IConfirmedGuests>(provider => provider.GetRequiredService<ConfirmedGuests>());
    }

    public static void AddGuestConfirmed(this IBusRegistrationConfigurator bus, ReplicaQueue queue) =>
        bus.AddConsumer<GuestConfirmedConsumer>().Endpoint(queue.Configure);
}
