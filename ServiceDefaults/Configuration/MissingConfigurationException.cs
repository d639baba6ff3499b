namespace Icaro.ServiceDefaults.Configuration;

public sealed class MissingConfigurationException(IReadOnlyList<string> keys)
    : Exception($"Missing configuration: {string.Join(", ", keys.Select(AsEnvironmentVariable))}")
{
    public IReadOnlyList<string> Keys => keys;

    /// <summary>The form in which whoever starts the service would set it.</summary>
    private static string AsEnvironmentVariable(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
