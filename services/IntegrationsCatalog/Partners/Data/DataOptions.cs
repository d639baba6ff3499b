using System.ComponentModel.DataAnnotations;
using ValidationResult = System.ComponentModel.DataAnnotations.ValidationResult;

namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>The section <c>DeviceData</c>.</summary>
internal sealed class DataOptions : IValidatableObject
{
    public const string Section = "DeviceData";

    /// <summary>How long data points are kept after their arrival.</summary>
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long repeated payload ids are detected. Limits the search that every point causes.</summary>
    public TimeSpan KnowRepeatsFor { get; set; } = TimeSpan.FromDays(3);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (KeepFor < TimeSpan.FromDays(1))
            yield return new("DeviceData:KeepFor must be at least one day");
        if (KnowRepeatsFor <= TimeSpan.Zero || KnowRepeatsFor > KeepFor)
            yield return new("DeviceData:KnowRepeatsFor must be positive, and not longer than DeviceData:KeepFor");
    }
}

[OptionsValidator]
internal sealed partial class DataOptionsValidator : IValidateOptions<DataOptions>;
