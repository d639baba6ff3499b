namespace Icaro.WebhookDispatch.Operations.Retention;

internal static class RetentionRegistration
{
    public static void AddRetention(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>();
        builder.Services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateOnStart();
        builder.Services.AddDailyTables<DispatchDbContext>(services =>
        {
            var keepFor = services.GetRequiredService<IOptions<RetentionOptions>>().Value.KeepFor;
            return [new("deliveries", "delivered_at", keepFor), new("attempts", "started_at", keepFor)];
        });
    }
}
