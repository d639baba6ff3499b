namespace Icaro.WingsRedirect.Flows;

internal static class FlowRegistration
{
    public static void AddFlows(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<FlowOptions>, FlowOptionsValidator>();
        builder.Services.AddOptions<FlowOptions>().BindConfiguration(FlowOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<States>();
        builder.Services.AddSingleton<OpenStates>();
        builder.Services.AddSingleton<NextPage>();
    }
}
