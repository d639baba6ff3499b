namespace Icaro.IntegrationsCatalog.Core.Login;

internal static class LoginRegistration
{
    public static void AddLogin(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<LoginLimits>, LoginLimitsValidator>();
        services.AddOptions<LoginLimits>().BindConfiguration(LoginLimits.Section).ValidateOnStart();
        services.AddScoped<LoginAttempts>();
        services.AddClientAddresses();
    }
}
