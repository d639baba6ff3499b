using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Icaro.Sealing;

public static class SealingExtensions
{
    private const string Setting = "Sealing:KeyRing";

    /// <summary>Adds the <see cref="KeyRing"/> of <c>Sealing:KeyRing</c>, which all services share.</summary>
    public static void AddSealing(this IHostApplicationBuilder builder)
    {
        builder.Services.RequireSetting(Setting, FindFault);
        builder.Services.AddSingleton(services => KeyRing.Parse(services.GetRequiredService<IConfiguration>().Required(Setting)));
    }

    private static string? FindFault(string text, IHostEnvironment _) => text.Split(',', StringSplitOptions.TrimEntries)
        .Select(key => RequiredConfiguration.FindSecretFault(key, KeyRing.MinimumKeyLength))
        .FirstOrDefault(fault => fault is not null) is { } fault ? $"has a key that {fault}" : null;
}
