using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Icaro.ServiceDefaults.Configuration;

public static class RequiredConfiguration
{
    /// <summary>Characters. What people choose is shorter, what is generated is not.</summary>
    private const int MinSecretLength = 32;

    /// <summary>What repeats a word has fewer.</summary>
    private const int MinDifferentCharacters = 8;

    /// <summary>Stops the start with one message that names every missing value.</summary>
    /// <exception cref="MissingConfigurationException">At least one of the keys has no value.</exception>
    public static void Require(this IConfiguration configuration, params IEnumerable<string> keys)
    {
        if (configuration.FindMissing(keys) is not [] and var missing)
            throw new MissingConfigurationException(missing);
    }

    /// <inheritdoc cref="Require"/>
    public static string Required(this IConfiguration configuration, string key)
    {
        configuration.Require(key);
        return configuration[key]!;
    }

    /// <summary>The service does not start without the setting, and says so together with all else that is wrong.</summary>
    /// <param name="services">The service.</param>
    /// <param name="key">The setting.</param>
    /// <param name="findFault">What follows the name of a setting that is wrong; null for a right one.</param>
    public static void RequireSetting(
        this IServiceCollection services, string key, Func<string, IHostEnvironment, string?>? findFault = null)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<Settings>, SettingsValidator>());
        services.AddOptions<Settings>().Configure(settings => settings.All.Add(new(key, findFault))).ValidateOnStart();
    }

    /// <inheritdoc cref="RequireSetting"/>
    /// <summary>The same for a secret. Outside of development, it must not be guessable.</summary>
    public static void RequireSecret(this IServiceCollection services, string key, int minLength = MinSecretLength) =>
        services.RequireSetting(key, (secret, environment) => environment.IsDevelopment() ? null : FindSecretFault(secret, minLength));

    /// <returns>Null for a secret that is not guessable.</returns>
    public static string? FindSecretFault(string secret, int minLength = MinSecretLength) =>
        secret.Length < minLength ? $"has fewer than {minLength} characters"
        : secret.Distinct().Count() < MinDifferentCharacters ? "is not random"
        : null;

    private static string[] FindMissing(this IConfiguration configuration, IEnumerable<string> keys) =>
        [.. keys.Where(key => string.IsNullOrWhiteSpace(configuration[key]))];

    private sealed class Settings
    {
        public List<Setting> All { get; } = [];
    }

    private sealed record Setting(string Key, Func<string, IHostEnvironment, string?>? FindFault);

    private sealed class SettingsValidator(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<Settings>
    {
        public ValidateOptionsResult Validate(string? name, Settings options)
        {
            var keys = options.All.Select(setting => setting.Key).Distinct().Order(StringComparer.Ordinal);
            var missing = configuration.FindMissing(keys);
            string[] wrong = [.. options.All.Select(FindFault).OfType<string>().Distinct()];
            IEnumerable<string> failures = missing is [] ? wrong : [new MissingConfigurationException(missing).Message, .. wrong];
            return failures.Any() ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
        }

        private string? FindFault(Setting setting)
        {
            var value = configuration[setting.Key];
            var fault = string.IsNullOrWhiteSpace(value) ? null : setting.FindFault?.Invoke(value, environment);
            return fault is null ? null : $"{setting.Key} {fault}";
        }
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
