namespace Icaro.IntegrationsCatalog.Core.Passwords;

internal static class PasswordRegistration
{
    public static void AddPasswords(this IServiceCollection services)
    {
        services.AddValidatedOptions<PasswordOptions, PasswordOptionsValidator>(PasswordOptions.Section)
            .Validate<IHostEnvironment>(
                (options, environment) => environment.IsDevelopment() || options.Iterations >= PasswordOptions.RecommendedIterations,
                $"Passwords:Iterations is less than {PasswordOptions.RecommendedIterations}");
        services.AddSingleton<PasswordHasher>();
        services.AddSingleton<IErrorMapping, PasswordsBusyMapping>();
    }

    /// <summary>Describes what a route answers whose passwords find no turn.</summary>
    public static RouteHandlerBuilder ReturnsPasswordsBusy(this RouteHandlerBuilder route) =>
        route.ReturnsError(StatusCodes.Status503ServiceUnavailable, PasswordsBusyException.Text);
}
