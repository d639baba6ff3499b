using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aspire.Hosting.Local;

/// <summary>The part of a project's <c>Properties/launchSettings.json</c> that a service is started with.</summary>
internal sealed record LaunchSettings(Dictionary<string, LaunchProfile>? Profiles)
{
    /// <summary>The first profile, as <c>dotnet run</c> and Aspire take it; null without the file.</summary>
    public static (string Name, LaunchProfile Profile)? FirstOf(string projectPath)
    {
        var file = Path.Combine(Path.GetDirectoryName(projectPath)!, "Properties", "launchSettings.json");
        if (!File.Exists(file))
            return null;

        try
        {
            var settings = JsonSerializer.Deserialize(File.ReadAllBytes(file), LaunchSettingsFile.Default.LaunchSettings);
            return settings?.Profiles is { Count: > 0 } profiles ? (profiles.First().Key, profiles.First().Value) : null;
        }
        catch (JsonException e)
        {
            throw new DistributedApplicationException($"{file} is no launch settings file: {e.Message}", e);
        }
    }
}

internal sealed record LaunchProfile(Dictionary<string, string>? EnvironmentVariables);

[JsonSerializable(typeof(LaunchSettings))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
internal sealed partial class LaunchSettingsFile : JsonSerializerContext;
