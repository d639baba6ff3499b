using System.ComponentModel.DataAnnotations;
using ValidationResult = System.ComponentModel.DataAnnotations.ValidationResult;

namespace Icaro.IntegrationsCatalog.Core.Portals;

/// <summary>The section <c>NewHotspots</c>.</summary>
internal sealed class NewHotspotOptions : IValidatableObject
{
    public const string Section = "NewHotspots";

    /// <summary>Settings of a new hotspot that differ from <see cref="DefaultPreferences"/>, by key.</summary>
    public Dictionary<string, string> Preferences { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All settings of a new hotspot.</summary>
    public Dictionary<string, string> All => DefaultPreferences.All.ToDictionary(
        preference => preference.Key, preference => Preferences.GetValueOrDefault(preference.Key, preference.Value));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var key in Preferences.Keys.Except(DefaultPreferences.All.Keys, StringComparer.OrdinalIgnoreCase))
            yield return new($"{Section}:{nameof(Preferences)}:{key} is no setting of hotspots");
        if (Preferences.Sum(preference => preference.Key.Length + preference.Value.Length) > HotspotPreference.MaxTotalLength / 2)
            yield return new($"{Section}:{nameof(Preferences)} are too large");
    }
}

[OptionsValidator]
internal sealed partial class NewHotspotOptionsValidator : IValidateOptions<NewHotspotOptions>;
