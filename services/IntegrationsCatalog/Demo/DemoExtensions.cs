namespace Icaro.IntegrationsCatalog.Demo;

internal static class DemoExtensions
{
    /// <summary>Adds the demo data if a sample platform is configured.</summary>
    public static void AddDemo(this IHostApplicationBuilder builder)
    {
        if (!builder.Configuration.GetSection(DemoOptions.Section).Exists())
            return;

        builder.Services.AddOptionsWithValidateOnStart<DemoOptions>()
            .BindConfiguration(DemoOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                demo => SigningSecret.IsWellFormed(SigningSecret.WithPrefix(demo.SigningSecret)),
                "Demo:SigningSecret is not 24 to 64 bytes in base64");
        builder.Services.AddScoped<IDatabaseSeed<CatalogDbContext>, DemoSeed>();
    }
}
