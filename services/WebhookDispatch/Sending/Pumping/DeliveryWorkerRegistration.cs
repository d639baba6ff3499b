namespace Icaro.WebhookDispatch.Sending.Pumping;

internal static class DeliveryWorkerRegistration
{
    /// <summary>For what follows the drain: results are booked, and what was not answered is given back.</summary>
    private static readonly TimeSpan AfterDrain = TimeSpan.FromSeconds(5);

    public static void AddDeliveryWorker(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AsyncSignal<Delivery>>();
        builder.Services.AddSingleton<DeliveryClaims>();
        builder.Services.AddSingleton<AttemptStore>();
        builder.Services.AddSingleton<AttemptRecorder>();
        builder.Services.AddHostedService<DeliveryWorker>();
        builder.Services.AddFigures<DeliveryBacklog>("deliveries", backlog => backlog.Figures);
        builder.Services.AddSingleton<IValidateOptions<DispatchOptions>, DispatchOptionsValidator>();
        builder.Services.AddOptions<DispatchOptions>().BindConfiguration(DispatchOptions.Section).ValidateOnStart();
        builder.Services.AddOptions<HostOptions>()
            .Configure<IOptions<DispatchOptions>>((host, pump) => host.ShutdownTimeout = pump.Value.DrainTimeout + AfterDrain);
    }
}
