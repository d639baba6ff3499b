namespace Icaro.IntegrationsCatalog.Demo;

internal static class DemoExtensions
{
    /// <summary>Adds the demo data if a sample platform is configured, which is for development only.</summary>
    public static void AddDemo(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<IDatabaseSeed<CatalogDbContext>, DemoAccountsCheck>();
        if (!builder.Configuration.GetSection(DemoOptions.Section).Exists())
            return;

        builder.Services.AddOptionsWithValidateOnStart<DemoOptions>()
            .BindConfiguration(DemoOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                demo => SigningSecret.IsWellFormed(SigningSecret.WithPrefix(demo.SigningSecret)),
                "Demo:SigningSecret is not 24 to 64 bytes in base64")
            .Validate<IHostEnvironment>(
                (_, environment) => environment.IsDevelopment(),
                "Demo is for development only: everybody knows its user names and passwords");
        builder.Services.AddScoped<IDatabaseSeed<CatalogDbContext>, DemoSeed>();
    }
}
