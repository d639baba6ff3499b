using System.ComponentModel.DataAnnotations;

namespace Icaro.WebhookDispatch.Operations.Retention;

internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>How long delivered deliveries and all attempts are kept. Other deliveries are kept for good.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(30);
}

[OptionsValidator]
internal sealed partial class RetentionOptionsValidator : IValidateOptions<RetentionOptions>;
