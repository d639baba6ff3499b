namespace Icaro.WebhookDispatch.Operations.Retention;

/// <summary>The section <c>Retention</c>.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>How long deliveries are kept after they were delivered, and attempts after they were made. Others stay.</summary>
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(30);
}

internal sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    public ValidateOptionsResult Validate(string? name, RetentionOptions options) => options.KeepFor < TimeSpan.FromDays(1)
        ? ValidateOptionsResult.Fail("Retention:KeepFor must be at least one day")
        : ValidateOptionsResult.Success;
}
