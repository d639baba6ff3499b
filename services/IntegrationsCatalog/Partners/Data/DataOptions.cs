namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>The section <c>DeviceData</c>.</summary>
internal sealed class DataOptions
{
    public const string Section = "DeviceData";

    /// <summary>How long data points are kept after their arrival.</summary>
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long repeated payload ids are detected. Limits the search that every point causes.</summary>
    public TimeSpan KnowRepeatsFor { get; set; } = TimeSpan.FromDays(3);
}

internal sealed class DataOptionsValidator : IValidateOptions<DataOptions>
{
    public ValidateOptionsResult Validate(string? name, DataOptions options)
    {
        List<string> failures = [];
        if (options.KeepFor < TimeSpan.FromDays(1))
            failures.Add("DeviceData:KeepFor must be at least one day");
        if (options.KnowRepeatsFor <= TimeSpan.Zero || options.KnowRepeatsFor > options.KeepFor)
            failures.Add("DeviceData:KnowRepeatsFor must be positive, and not longer than DeviceData:KeepFor");

        return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
