namespace Icaro.WebhookDispatch.Lanes;

internal static class LaneRegistration
{
    /// <summary>Time to record the last results and to release unanswered deliveries after the drain.</summary>
    private static readonly TimeSpan AfterDrain = TimeSpan.FromSeconds(5);

    public static void AddLanes(this IServiceCollection services)
    {
        services.AddValidatedOptions<DispatchOptions, DispatchOptionsValidator>(DispatchOptions.Section);
        services.AddSingleton<IValidateOptions<DispatchOptions>, LeaseValidator>();
        // The host is built before the options are validated, together with all others.
        services.AddOptions<HostOptions>().Configure<IConfiguration>((host, configuration) => host.ShutdownTimeout =
            (configuration.GetSection(DispatchOptions.Section).Get<DispatchOptions>() ?? new()).DrainTimeout + AfterDrain);
        services.AddSingleton<AsyncSignal<Delivery>>();
        services.AddHostedService<LaneSweep>();
    }
}
