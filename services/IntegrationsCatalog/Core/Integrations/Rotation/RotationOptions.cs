namespace Icaro.IntegrationsCatalog.Core.Integrations.Rotation;

/// <summary>The section <c>Rotation</c>.</summary>
internal sealed class RotationOptions
{
    public const string Section = "Rotation";

    /// <summary>How long a replaced signing secret goes on signing beside the new one, unless the request says otherwise.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The maxBatchSize that a request may ask for.</summary>
    public TimeSpan MaxOverlap { get; set; } = TimeSpan.FromDays(30);
}

internal sealed class RotationOptionsValidator : IValidateOptions<RotationOptions>
{
    public ValidateOptionsResult Validate(string? name, RotationOptions options)
    {
        List<string> failures = [];
        if (options.Overlap < TimeSpan.Zero)
            failures.Add("Rotation:Overlap must not be negative");
        if (options.MaxOverlap < options.Overlap)
            failures.Add("Rotation:MaxOverlap must not be shorter than Rotation:Overlap");

        return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
