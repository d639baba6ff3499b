using Icaro.ServiceDefaults.Telemetry;
using Icaro.WebhookDispatch.Booking;
using Microsoft.Extensions.Options;

namespace Icaro.WebhookDispatch.Pumping;

internal static class PumpRegistration
{
    /// <summary>Longer than the longest exchange: what is in flight at a stop is booked, so that no replica repeats it.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(45);

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
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
    }
}
