namespace Icaro.WebhookDispatch.Sending.Pumping;

internal static class PumpRegistration
{
    /// <summary>For what follows the drain: results are booked, and what was not answered is given back.</summary>
    private static readonly TimeSpan AfterDrain = TimeSpan.FromSeconds(5);

    public static void AddPump(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PumpBell>();
        builder.Services.AddSingleton<DeliveryClaims>();
        builder.Services.AddSingleton<BookingStore>();
        builder.Services.AddSingleton<AttemptBook>();
        builder.Services.AddHostedService<DeliveryPump>();
        builder.Services.AddFigures<DeliveryBacklog>("deliveries", backlog => backlog.Figures);
        builder.Services.AddSingleton<IValidateOptions<PumpOptions>, PumpOptionsValidator>();
        builder.Services.AddOptions<PumpOptions>().BindConfiguration(PumpOptions.Section).ValidateOnStart();
        builder.Services.AddOptions<HostOptions>()
            .Configure<IOptions<PumpOptions>>((host, pump) => host.ShutdownTimeout = pump.Value.DrainTimeout + AfterDrain);
    }
}
