using Microsoft.Extensions.Configuration;

namespace Icaro.ServiceDefaults.Configuration;

public static class RequiredConfiguration
{
    /// <summary>Stops a start that could only half work: names every missing value in one message.</summary>
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
