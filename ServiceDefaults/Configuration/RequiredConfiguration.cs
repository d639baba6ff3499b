using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Icaro.ServiceDefaults.Configuration;

public static class RequiredConfiguration
{
    /// <summary>Stops the start with one message that names every missing value.</summary>
    /// <exception cref="MissingConfigurationException">At least one of the keys has no value.</exception>
    public static void Require(this IConfiguration configuration, params ReadOnlySpan<string> keys)
    {
        List<string> missing = [];
        foreach (var key in keys)
        {
            if (string.IsNullOrWhiteSpace(configuration[key]))
                missing.Add(key);
        }

        if (missing.Count > 0)
            throw new MissingConfigurationException(missing);
    }

    /// <inheritdoc cref="Require"/>
    public static string Required(this IConfiguration configuration, string key)
    {
        configuration.Require(key);
        return configuration[key]!;
    }
}

public static class ValidatedOptions
{
    /// <summary>Binds options to a section of the configuration. Invalid values stop the start.</summary>
    public static OptionsBuilder<TOptions> AddValidatedOptions<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TValidator>());
        return services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
    }
}

public sealed class MissingConfigurationException(IReadOnlyList<string> keys)
    : Exception($"Missing configuration: {string.Join(", ", keys.Select(AsEnvironmentVariable))}")
{
    public IReadOnlyList<string> Keys => keys;

    /// <summary>The form in which whoever starts the service would set it.</summary>
    private static string AsEnvironmentVariable(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
