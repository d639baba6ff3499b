namespace Icaro.WebhookDispatch.Sending;

internal static class SendingRegistration
{
    public static void AddSending(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DispatchTelemetry>();
        builder.Services.AddSingleton<DeliverySender>();
        builder.Services.AddSingleton<RetrySchedule>();
        builder.Services.AddSingleton<IValidateOptions<RetryOptions>, RetryOptionsValidator>();
        builder.Services.AddOptions<RetryOptions>().BindConfiguration(RetryOptions.Section).ValidateOnStart();
    }
}
